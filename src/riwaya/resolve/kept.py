"""A text as bytes: each of its words once, and with every telling only the words' places in that list.

A page's story, sentences and triggers are made of the same words: written out, each of 135 stood there seven times.
Each story is kept once, not with every telling, and the page once, not with every claim.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from sys import intern
from zlib import compress, decompress

import msgspec
from msgspec import Struct

from riwaya.model.claim import Claim
from riwaya.resolve.candidates import Rank
from riwaya.resolve.gist import Gist, TellingGist
from riwaya.resolve.links import TellingLink
from riwaya.resolve.rarity import Vector
from riwaya.resolve.tellings import Telling
from riwaya.resolve.texts import ToldText
from riwaya.resolve.times import Stretch
from riwaya.resolve.traits import Traits
from riwaya.resolve.views import ClaimView, ResolvablePage

Places = tuple[int, ...]
"""Words by their places in the list of a text's words."""
Weighed = tuple[Places, tuple[float, ...]]
"""Words and their weights."""
WordAt = Callable[[int], str]
"""Tells the word at a place."""


class _View(Struct, frozen=True, array_like=True, gc=False):
    """A `ClaimView` without its page, and without what `tell_text` took out."""

    claim: Claim
    sentence: int
    sentences: int
    stretch: Stretch | None
    all_words: Places
    source_words: Places
    target_words: Places
    place_words: Places
    countries: frozenset[str]


class _Telling(Struct, frozen=True, array_like=True, gc=False):
    """A `Telling` without its story, which its first claim's segment names."""

    views: tuple[_View, ...]
    words: Places
    near: tuple[Weighed, ...]
    traits: Traits
    types: frozenset[str]
    main_type: str
    trigger_words: Places
    marks: Places


class _Text(Struct, frozen=True, array_like=True, gc=False):
    """A `ToldText`, its gist in parts."""

    rank: Rank
    stories: dict[str, Weighed]
    key_words: dict[str, Places]
    gists: tuple[TellingGist, ...]
    prints: tuple[ResolvablePage, ...]
    tellings: tuple[_Telling, ...]
    links: tuple[TellingLink, ...]
    words: tuple[str, ...]


class _Words:
    """The words of a text in the order in which they are met."""

    def __init__(self) -> None:
        self._places: defaultdict[str, int] = defaultdict()
        self._places.default_factory = self._places.__len__

    def all(self) -> tuple[str, ...]:
        return tuple(self._places)

    def places(self, words: Iterable[str]) -> Places:
        return tuple(map(self._places.__getitem__, words))

    def weighed(self, vector: Vector) -> Weighed:
        words = sorted(vector)
        return self.places(words), tuple(map(vector.__getitem__, words))


def pack_text(text: ToldText) -> bytes:
    """Packs a text to be kept.

    Args:
        text: As `tell_text` made it.

    Returns:
        Its bytes; those of equal texts are equal.
    """
    words, gist = _Words(), text.gist
    kept = _Text(
        rank=text.rank,
        stories={kind: words.weighed(story) for kind, story in sorted(gist.stories.items())},
        key_words={kind: words.places(sorted(found)) for kind, found in sorted(gist.key_words.items())},
        gists=gist.tellings,
        prints=text.prints,
        tellings=tuple(_pack_telling(telling, words) for telling in text.tellings),
        links=text.links,
        words=words.all(),
    )
    return compress(msgspec.msgpack.encode(kept, order="deterministic"), 1)


def _pack_telling(telling: Telling, words: _Words) -> _Telling:
    return _Telling(
        views=tuple(_pack_view(view, words) for view in telling.views),
        words=words.places(sorted(telling.words)),
        near=tuple(map(words.weighed, telling.near)),
        traits=telling.traits,
        types=telling.types,
        main_type=telling.main_type,
        trigger_words=words.places(sorted(telling.trigger_words)),
        marks=words.places(sorted(telling.marks)),
    )


def _pack_view(view: ClaimView, words: _Words) -> _View:
    return _View(
        claim=view.claim,
        sentence=view.sentence,
        sentences=view.sentences,
        stretch=view.stretch,
        all_words=words.places(view.all_words),
        source_words=words.places(sorted(view.source_words)),
        target_words=words.places(sorted(view.target_words)),
        place_words=words.places(sorted(view.place_words)),
        countries=view.countries,
    )


def unpack_text(data: bytes) -> ToldText:
    """Unpacks a text that `pack_text` packed: it is equal, to the last digit."""
    kept = msgspec.msgpack.decode(decompress(data), type=_Text)
    # A word is one string in all texts that are in memory: it takes its room once, and comparing it is quick.
    word = tuple(map(intern, kept.words)).__getitem__
    stories = {kind: _weighed(story, word) for kind, story in kept.stories.items()}
    key_words = {kind: _set_of(places, word) for kind, places in kept.key_words.items()}
    return ToldText(
        rank=kept.rank,
        gist=Gist(stories=stories, key_words=key_words, tellings=kept.gists),
        prints=kept.prints,
        tellings=tuple(
            _unpack_telling(told, word, page=kept.prints[0], stories=stories) for told in kept.tellings
        ),
        links=kept.links,
    )


def _unpack_telling(
    told: _Telling, word: WordAt, *, page: ResolvablePage, stories: Mapping[str, Vector]
) -> Telling:
    return Telling(
        views=tuple([_unpack_view(view, word, page=page) for view in told.views]),
        words=_set_of(told.words, word),
        near=tuple([_weighed(vector, word) for vector in told.near]),
        story=stories[told.views[0].claim.segment],
        traits=told.traits,
        types=told.types,
        main_type=told.main_type,
        trigger_words=_set_of(told.trigger_words, word),
        marks=_set_of(told.marks, word),
    )


def _unpack_view(view: _View, word: WordAt, *, page: ResolvablePage) -> ClaimView:
    return ClaimView(
        page=page,
        claim=view.claim,
        sentence=view.sentence,
        sentences=view.sentences,
        stretch=view.stretch,
        trigger_words=frozenset(),
        near_words=(),
        all_words=tuple(map(word, view.all_words)),
        source_words=_set_of(view.source_words, word),
        target_words=_set_of(view.target_words, word),
        place_words=_set_of(view.place_words, word),
        countries=view.countries,
    )


def _weighed(kept: Weighed, word: WordAt) -> dict[str, float]:
    return dict(zip(map(word, kept[0]), kept[1], strict=True))


def _set_of(places: Places, word: WordAt) -> frozenset[str]:
    return frozenset(map(word, places))
