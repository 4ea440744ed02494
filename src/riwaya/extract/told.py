"""What an earlier claim of the page has told, for those that tell of the same occurrence again (rulings 11, 17)."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from riwaya.extract.arguments import Roles
from riwaya.extract.circumstances import Standing
from riwaya.extract.drafts import Draft
from riwaya.extract.frames import Frame
from riwaya.model.reading import Mention, PlaceMention, TimeMention

M = TypeVar("M", bound=Mention)


class Told(Struct, frozen=True, kw_only=True):
    """One occurrence as told before.

    Attributes:
        lead: Whether it stands in the headline or the lead of its story.
    """

    sentence: int
    lead: bool
    draft: Draft
    frame: Frame | None
    roles: Roles
    standing: Standing
    time: TimeMention | None
    place: PlaceMention | None


class Earlier(Struct, Generic[M], frozen=True, kw_only=True):
    """A time or place that an earlier claim gave.

    Attributes:
        told: That claim.
        back: How many sentences back it is.
    """

    mention: M
    told: Told
    back: int


def distinct(found: Sequence[Earlier[M]], draft: Draft) -> list[Earlier[M]]:
    """Each mention once, as the last claim of the draft's own type gave it, else as the last of another one did.

    Args:
        found: The last one told comes first.
        draft: The occurrence that may tell of the same.

    Returns:
        Those of the draft's own type first.
    """
    kept: dict[int, Earlier[M]] = {}
    for earlier in sorted(found, key=lambda earlier: earlier.told.draft.type != draft.type):
        kept.setdefault(earlier.mention.start, earlier)
    return list(kept.values())


def agreement(told: Told, draft: Draft, roles: Roles, standing: Standing | None) -> list[str]:
    """How far an earlier claim could tell of the same occurrence.

    Args:
        told: The earlier claim.
        draft: The occurrence.
        roles: Its sides.
        standing: Its standing by the rules; None where it does not bear on what is asked.

    Returns:
        Facts for the choosers.
    """
    same = told.draft.type == draft.type
    sides = _sides(told.roles, roles)
    facts = [
        f"told same type={same}",
        f"told of {told.draft.type} for {draft.type}",
        f"told same type={same} sides={sides}",
        f"told same words={told.draft.trigger.lemma == draft.trigger.lemma}",
        f"told figures={bool(told.draft.tolls)} now={bool(draft.tolls)}",
    ]
    if standing is not None:
        facts.append(f"told status={told.standing.status} now={standing.status}")
        facts.append(f"told background={told.standing.background} now={standing.background}")
    return facts


def _sides(told: Roles, now: Roles) -> str:
    pairs = ((told.source, now.source), (told.target, now.target))
    known = [(one.country, two.country) for one, two in pairs if one is not None and two is not None]
    if not known:
        return "unknown"
    return "same" if all(one == two for one, two in known) else "other"
