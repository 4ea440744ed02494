"""An occurrence on its way to a claim."""

from msgspec import Struct

from riwaya.extract.frames import Frame
from riwaya.extract.tolls import Toll
from riwaya.model.codebook import ClaimType, Stance
from riwaya.model.reading import TriggerMention


class Draft(Struct, frozen=True, kw_only=True):
    """An occurrence on its way to a claim.

    Attributes:
        trigger: The anchor.
        absorbed: Further trigger words that tell of the same occurrence.
        type: The claim's type; a killing verb may turn from attack to toll and back.
        mode: The claim's mode as far as the words tell it.
        frame: Who says it; None in the outlet's own voice.
        stance: The outlet's own stance, where no frame stands over the trigger.
        stance_reason: What gives the claim another stance than its reporting verb has, "" where nothing does.
    """

    trigger: TriggerMention
    type: ClaimType
    mode: str | None
    frame: Frame | None
    absorbed: tuple[TriggerMention, ...] = ()
    tolls: tuple[Toll, ...] = ()
    stance: Stance = "asserts"
    stance_reason: str = ""

    @property
    def words(self) -> tuple[TriggerMention, ...]:
        """Anchor and absorbed triggers in text order."""
        return tuple(sorted((self.trigger, *self.absorbed), key=lambda trigger: trigger.first))
