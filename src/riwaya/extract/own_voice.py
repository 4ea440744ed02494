"""Tells whose words are the outlet's own: its correspondent speaks for it, and is no speaker beside it.

Source: codebook, ruling 34.
"""

from msgspec.structs import replace

from riwaya.extract.frames import Frame
from riwaya.extract.scene import Scene
from riwaya.model.reading import PartyMention

# "The correspondent of “the channel A”": a quote mark may stand between, and end the phrase.
MEDIUM_REACH = 4
OWN_VOICE = "the outlet's own correspondent"


def in_own_voice(scene: Scene, frame: Frame) -> Frame:
    """Takes the outlet's own correspondent out of an act of saying.

    Args:
        scene: The sentence.
        frame: Who says what in it.

    Returns:
        The frame, without a speaker where "our correspondent" tells it, and without that link of its chain.
    """
    via = tuple(link for link in frame.via if not _is_own_correspondent(scene, link))
    if frame.speaker is not None and _is_own_correspondent(scene, frame.speaker):
        return replace(frame, speaker=None, via=(), rule=OWN_VOICE)
    return frame if via == frame.via else replace(frame, via=via)


def _is_own_correspondent(scene: Scene, party: PartyMention) -> bool:
    """Reads "our correspondent", "the correspondent"; with a medium ("of the agency A") he is another outlet's."""
    if party not in scene.parties:
        return False
    mark = scene.mark_at("reporter", party.head)
    if mark is None:
        return False
    last = max(party.last, party.head + MEDIUM_REACH)
    return mark.value == "own" or scene.near("medium", party.head + 1, last) is None
