"""What of a text tells whether another is worth comparing with it: its stories' words, its types, places and days.

`glance.py` tells at less cost, of most texts, that they are not.
"""

from collections.abc import Container, Mapping, Sequence

from msgspec import Struct

from riwaya.resolve.candidates import MIN_STORY, Scene, find_keys, find_scenes, key_words
from riwaya.resolve.fields import kin_of
from riwaya.resolve.rarity import Vector, cosine
from riwaya.resolve.tellings import Telling


class TellingGist(Struct, frozen=True, array_like=True, gc=False):
    """What of one telling tells whether another can be of its occurrence.

    Attributes:
        story: Segment kind of the story that it stands in.
        types: Types of its claims.
        scenes: Families, places and days that it has.
    """

    story: str
    types: frozenset[str]
    scenes: frozenset[Scene]


class Gist(Struct, frozen=True, array_like=True, gc=False):
    """What a text is about.

    Attributes:
        stories: Segment kind to the words of that story, weighed.
        key_words: Segment kind to the most distinctive of them.
        tellings: In the order of the text's.
    """

    stories: Mapping[str, Vector]
    key_words: Mapping[str, frozenset[str]]
    tellings: tuple[TellingGist, ...]


def find_gist(tellings: Sequence[Telling]) -> Gist:
    """Takes the gist of a text.

    Args:
        tellings: All that it tells.

    Returns:
        The gist.
    """
    stories = {telling.story_id[1]: telling.story for telling in tellings}
    words = {kind: frozenset(key_words(story)) for kind, story in stories.items()}
    gists = tuple(
        TellingGist(story=telling.story_id[1], types=telling.types, scenes=find_scenes(telling))
        for telling in tellings
    )
    return Gist(stories=stories, key_words=words, tellings=gists)


def keys_of(gist: Gist) -> tuple[int, ...]:
    """Keys by which a text meets others, sorted."""
    scenes = frozenset[Scene]().union(*(told.scenes for told in gist.tellings))
    return find_keys(gist.key_words.values(), scenes)


def pair_tellings(ours: Gist, theirs: Gist) -> list[tuple[int, int]]:
    """Finds the pairs of tellings of two texts to compare: of one story, or of one place and day.

    Args:
        ours: Gist of a text.
        theirs: Gist of another.

    Returns:
        Positions in `ours` and `theirs`, sorted; their types can name one occurrence.
    """
    alike = {
        (a, b)
        for a, words in ours.key_words.items()
        for b, others in theirs.key_words.items()
        if len(words & others) > 1 and cosine(ours.stories[a], theirs.stories[b]) >= MIN_STORY
    }
    return [
        (i, j)
        for i, one in enumerate(ours.tellings)
        for kin in [kin_of(one.types)]
        for j, other in enumerate(theirs.tellings)
        if not kin.isdisjoint(other.types) and _meet(one, other, alike)
    ]


def _meet(one: TellingGist, other: TellingGist, alike: Container[tuple[str, str]]) -> bool:
    return (one.story, other.story) in alike or not one.scenes.isdisjoint(other.scenes)
