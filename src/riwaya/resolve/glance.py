"""Tells at a glance that two texts have nothing to compare: neither words of one story nor a place and day.

Texts meet by keys far more often than they tell of one story: of a hundred that a page meets in a large ledger ten
do. For the others this much is read of them, as numbers: reading their words as words takes four times as long.
A glance never overlooks what `pair_tellings` finds; what it lets through is compared there, word by word.
"""

import struct
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from riwaya.resolve.candidates import MIN_STORY, number_scene, number_word
from riwaya.resolve.gist import Gist

# Sums in another order differ in the last digits.
_SLACK = 1e-9


class Glance(Struct, frozen=True, gc=False):
    """A text's stories and scenes as numbers.

    Attributes:
        scenes: Numbers of its families, places and days.
        stories: For each story the numbers of its words, with their weights.
    """

    scenes: frozenset[int]
    stories: tuple[Mapping[int, float], ...]


class _Packed(Struct, frozen=True, array_like=True, gc=False):
    scenes: bytes
    stories: tuple[tuple[bytes, bytes], ...]


def glance_at(gist: Gist) -> Glance:
    """Takes what a glance needs of a text.

    Args:
        gist: Of the text.

    Returns:
        Scenes and stories; a story without words is left out.
    """
    scenes = frozenset[int](number_scene(scene) for told in gist.tellings for scene in told.scenes)
    stories = (words for _, words in sorted(gist.stories.items()) if words)
    numbered = ({number_word(word): weight for word, weight in words.items()} for words in stories)
    return Glance(scenes=scenes, stories=tuple(numbered))


def is_foreign(ours: Glance, theirs: Glance) -> bool:
    """Tells whether two texts have nothing to compare.

    Args:
        ours: Glance at a text.
        theirs: Glance at another.

    Returns:
        False where there may be something.
    """
    if not ours.scenes.isdisjoint(theirs.scenes):
        return False
    for words in ours.stories:
        for others in theirs.stories:
            shared = [words[word] * weight for word, weight in others.items() if word in words]
            if sum(shared) >= MIN_STORY - _SLACK:
                return False
    return True


def pack_glance(glance: Glance) -> bytes:
    """Packs a glance to be kept."""
    stories = tuple(
        (pack_numbers(tuple(words)), struct.pack(f"<{len(words)}d", *words.values()))
        for words in glance.stories
    )
    return msgspec.msgpack.encode(_Packed(pack_numbers(tuple(sorted(glance.scenes))), stories))


def unpack_glance(data: bytes) -> Glance:
    """Unpacks what `pack_glance` packed."""
    packed = msgspec.msgpack.decode(data, type=_Packed)
    stories = tuple(
        dict(zip(unpack_numbers(words), struct.unpack(f"<{len(weights) // 8}d", weights), strict=True))
        for words, weights in packed.stories
    )
    return Glance(scenes=frozenset(unpack_numbers(packed.scenes)), stories=stories)


def pack_numbers(numbers: tuple[int, ...]) -> bytes:
    """Packs numbers of 63 bits, eight bytes each."""
    return struct.pack(f"<{len(numbers)}q", *numbers)


def unpack_numbers(data: bytes) -> tuple[int, ...]:
    """Unpacks what `pack_numbers` packed."""
    return struct.unpack(f"<{len(data) // 8}q", data)
