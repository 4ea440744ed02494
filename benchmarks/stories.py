"""Writes pages of made-up stories whose events are known, any number of them, the same for the same seed.

Conflicts have sides, places and words of their own; stories of a conflict add an occurrence with its toll and its
denial, and often talks or arrests. A few stories are told by dozens of pages, most by a handful, and a tenth of the
pages reprint another. Common words are drawn as the language's shipped counts have them, names are made-up
syllables whose frequencies fall off as those of names do; so keys of pages meet as they do in news. No sentence
means anything: this measures cost and what the grouping makes of fields and shared words, not reading.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate, islice
from itertools import count as count_up
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from riwaya.languages import load_language
from riwaya.model.claim import (
    Attribution,
    Casualty,
    Claim,
    PageRecord,
    Party,
    Place,
    Span,
    Speaker,
    Time,
    Victims,
)
from riwaya.model.page import Published, RawPage, Segment

PAGES_A_DAY = 200
CONFLICTS_AT_ONCE = 25
STORIES_A_CONFLICT = 40
MOST_PAGES = 60
REPRINTS = 0.1
FIRST_DAY = date(2031, 1, 1)
NAMES = 20_000
_SYLLABLES = ("ba", "do", "ki", "mu", "re", "sa", "tu", "vo", "ze", "lin", "gor", "pash")
_Kind = Literal["attack", "talks", "detain"]
_FURTHER: tuple[_Kind, ...] = ("talks", "detain")
_MODES: dict[_Kind, tuple[str, ...]] = {
    "attack": ("shelling", "drone", "airstrike"),
    "talks": ("meeting", "call"),
    "detain": ("arrest",),
}


class Story(Struct, frozen=True, kw_only=True):
    """A made-up story: what happened, when, and how many pages tell it."""

    number: int
    conflict: int
    day: int
    pages: int


class Written(Struct, frozen=True, kw_only=True):
    """A page with its reading and the truth.

    Attributes:
        truth: Claim id to the name of its event.
    """

    page: RawPage
    record: PageRecord
    truth: Mapping[str, str]


class _Matter(Struct, frozen=True, kw_only=True):
    """One occurrence of a story with all that pages may say of it."""

    name: str
    kind: _Kind
    mode: str
    day: int
    place: Place
    source: str
    target: str
    countries: tuple[str, str]
    killed: int
    triggers: tuple[str, ...]
    words: tuple[str, ...]


class Writer:
    """Writes the pages of one seed."""

    def __init__(self, *, seed: int = 0) -> None:
        self._seed = seed
        rows = [row for row in load_language("ar").lexicon("word_counts") if row["word"] != "*"]
        self._common = [row["word"] for row in rows]
        self._common_weights = list(accumulate(int(row["sentences"]) for row in rows))
        triggers = [row for row in rows if int(row["triggers"]) > 0]
        self._triggers = [row["word"] for row in triggers]
        self._trigger_weights = list(accumulate(int(row["triggers"]) for row in triggers))
        self._names = [_name(number) for number in range(NAMES)]
        self._name_weights = list(accumulate(1 / (number + 20) for number in range(NAMES)))

    def pages(self, count: int) -> Iterator[Written]:
        """Writes pages in the order in which they come: day by day, stories mixed.

        Args:
            count: How many.

        Yields:
            Pages.
        """
        waiting: dict[int, list[tuple[str, Story, int]]] = {}
        today, written = 0, 0
        for story in self._stories():
            while today < story.day and written < count:
                due = sorted(waiting.pop(today, []), key=_shuffled)[: count - written]
                yield from (self.write(told, page) for _, told, page in due)
                written, today = written + len(due), today + 1
            if written >= count:
                return
            for page in range(story.pages):
                rng = random.Random(f"{self._seed}:{story.number}:{page}:day")
                day = story.day + rng.choices((0, 1, 2, 3), (5, 4, 2, 1))[0]
                waiting.setdefault(day, []).append((f"{self._seed}:{story.number}:{page}", story, page))

    def write(self, story: Story, page: int) -> Written:
        """Writes one page of a story.

        Args:
            story: From this writer.
            page: Its number among the story's pages.

        Returns:
            The page; a reprint has most sentences of the story's first page.
        """
        rng = random.Random(f"{self._seed}:{story.number}:{page}")
        matters = self._matters(story)
        told = [matters[0], *(m for m in matters[1:] if rng.random() < 0.6)]
        version = 0 if rng.random() < REPRINTS else page
        sentences = [
            self._sentence(matter, random.Random(f"{self._seed}:{version}:{matter.name}")) for matter in told
        ]
        if rng.random() < 0.4:
            sentences.append(self._denial(matters[0], rng))
        filler = [" ".join(self._common_words(rng, rng.randint(10, 20))) for _ in range(rng.randint(4, 8))]
        filler += [
            " ".join(rng.sample(self._conflict_words(story), rng.choice((5, 6))) + self._common_words(rng, 6))
        ]
        day = FIRST_DAY + timedelta(days=matters[0].day + rng.choices((0, 1, 2), (6, 3, 1))[0])
        published = None if rng.random() < 0.05 else day.isoformat()
        return _assemble(sentences, filler, page_id=f"s{story.number}-{page}", published=published)

    def _stories(self) -> Iterator[Story]:
        rng = random.Random(f"{self._seed}:stories")
        pages = 0
        for number in count_up():
            size = min(MOST_PAGES, int(rng.paretovariate(1.1) * 2))
            era, at = divmod(number, CONFLICTS_AT_ONCE * STORIES_A_CONFLICT)
            conflict = era * CONFLICTS_AT_ONCE + at % CONFLICTS_AT_ONCE
            yield Story(number=number, conflict=conflict, day=pages // PAGES_A_DAY, pages=size)
            pages += size

    def _matters(self, story: Story) -> list[_Matter]:
        rng = random.Random(f"{self._seed}:{story.number}:matters")
        first = self._matter(story, rng, kind="attack", name=f"{story.number}-attack")
        further = [
            self._matter(story, rng, kind=kind, name=f"{story.number}-{kind}")
            for kind in _FURTHER
            if rng.random() < 0.5
        ]
        return [first, *further]

    def _matter(self, story: Story, rng: random.Random, *, kind: _Kind, name: str) -> _Matter:
        home = random.Random(f"{self._seed}:{story.conflict}:home")
        countries = (_country(home), _country(home))
        places = [self._place(home, countries[0]) for _ in range(20)]
        triggers = rng.choices(self._triggers, cum_weights=self._trigger_weights, k=2)
        return _Matter(
            name=name,
            kind=kind,
            mode=rng.choice(_MODES[kind]),
            day=story.day - rng.randint(0, 1),
            place=rng.choice(places),
            source=" ".join(self._some_names(rng, 2)),
            target=" ".join(self._some_names(rng, 2)),
            countries=countries,
            killed=rng.choice((1, 2, 3, 4, 5, 8, 12, 20)),
            triggers=tuple(triggers),
            words=tuple(self._some_names(rng, 4) + self._common_words(rng, 4)),
        )

    def _place(self, rng: random.Random, country: str) -> Place:
        name = self._some_names(rng, 1)[0]
        lat, lon = round(rng.uniform(-60, 60), 3), round(rng.uniform(-180, 180), 3)
        return Place(
            text=name,
            start=0,
            end=0,
            id=f"m:{name}",
            name=name,
            country=country,
            lat=lat,
            lon=lon,
            precision="town",
        )

    def _sentence(self, matter: _Matter, rng: random.Random) -> "_Sentence":
        trigger = rng.choice(matter.triggers)
        words = rng.sample(matter.words, 5) + self._common_words(rng, rng.randint(3, 8))
        rng.shuffle(words)
        killed = matter.killed + rng.choice((0, 0, 0, 1, 2)) if matter.kind == "attack" else None
        return _Sentence(
            matter=matter,
            trigger=trigger,
            words=tuple(words),
            with_time=rng.random() < 0.6,
            with_place=rng.random() < 0.7,
            killed=killed if rng.random() < 0.6 else None,
            speaker=self._some_names(rng, 1)[0] if rng.random() < 0.6 else None,
        )

    def _denial(self, matter: _Matter, rng: random.Random) -> "_Sentence":
        return replace(self._sentence(matter, rng), denies=True, killed=None, speaker=matter.source)

    def _conflict_words(self, story: Story) -> list[str]:
        return self._some_names(random.Random(f"{self._seed}:{story.conflict}:words"), 6)

    def _common_words(self, rng: random.Random, count: int) -> list[str]:
        return rng.choices(self._common, cum_weights=self._common_weights, k=count)

    def _some_names(self, rng: random.Random, count: int) -> list[str]:
        return rng.choices(self._names, cum_weights=self._name_weights, k=count)


class _Sentence(Struct, frozen=True, kw_only=True):
    """What one sentence says of an occurrence."""

    matter: _Matter
    trigger: str
    words: tuple[str, ...]
    with_time: bool
    with_place: bool
    killed: int | None
    speaker: str | None
    denies: bool = False


def _assemble(
    sentences: Sequence[_Sentence], filler: Sequence[str], *, page_id: str, published: str | None
) -> Written:
    """Puts sentences into a text, and what they say into claims whose spans prove it."""
    lines: list[str] = []
    made: list[tuple[_Sentence, dict[str, tuple[int, int]], int]] = []
    at = 0
    for i in range(max(len(sentences), len(filler))):
        if i < len(sentences):
            line, spans = _line(sentences[i])
            made.append((sentences[i], spans, at))
            lines.append(line)
            at += len(line) + 1
        if i < len(filler):
            lines.append(filler[i] + ".")
            at += len(lines[-1]) + 1
    text = "\n".join(lines)
    claims = [_claim(said, spans, at, text=text) for said, spans, at in made]
    page = RawPage(id=page_id, text=text, published=published, outlet=f"outlet-{len(text) % 40}")
    record = PageRecord(
        id=page_id,
        text_sha256=sha256(text.encode()).hexdigest(),
        rules="made-up",
        published=Published(value=published, precision="day", basis="metadata") if published else Published(),
        segments=(Segment(start=0, end=len(text), kind="main"),),
        claims=tuple(claims),
    )
    truth = {claim.id: said.matter.name for claim, (said, _, _) in zip(claims, made, strict=True)}
    return Written(page=page, record=record, truth=truth)


def _line(said: _Sentence) -> tuple[str, dict[str, tuple[int, int]]]:
    """One sentence and where its parts stand in it."""
    parts: list[tuple[str | None, str | None]] = [
        ("speaker", said.speaker),
        ("trigger", said.trigger),
        ("source", said.matter.source),
        ("target", said.matter.target),
        (None, " ".join(said.words)),
        ("place", said.matter.place.text if said.with_place else None),
        ("time", (FIRST_DAY + timedelta(days=said.matter.day)).isoformat() if said.with_time else None),
        ("killed", None if said.killed is None else str(said.killed)),
    ]
    line, spans = "", {}
    for name, words in parts:
        if words is not None:
            line += " " if line else ""
            if name:
                spans[name] = (len(line), len(line) + len(words))
            line += words
    return line + ".", spans


def _claim(said: _Sentence, spans: Mapping[str, tuple[int, int]], at: int, *, text: str) -> Claim:
    def span(name: str) -> dict[str, Any]:
        start, end = (at + offset for offset in spans[name])
        return {"text": text[start:end], "start": start, "end": end}

    matter = said.matter
    end = text.find("\n", at)
    evidence = text[at : len(text) if end < 0 else end]
    speaker = Speaker(**span("speaker"), kind="organisation") if said.speaker else None
    killed = (
        (Casualty(kind="killed", min=said.killed, max=said.killed, victims=Victims(), **span("killed")),)
        if said.killed is not None
        else ()
    )
    return Claim(
        id=sha256(f"{text}|{at}".encode()).hexdigest()[:16],
        type=matter.kind,
        mode=matter.mode,
        trigger=Span(**span("trigger")),
        evidence=Span(start=at, end=at + len(evidence), text=evidence),
        source=Party(**span("source"), country=matter.countries[0], role="MIL"),
        target=Party(**span("target"), country=matter.countries[1]),
        casualties=killed,
        place=replace(matter.place, **span("place")) if said.with_place else None,
        time=Time(**span("time"), value=str(span("time")["text"])) if said.with_time else None,
        attribution=Attribution(stance="denies" if said.denies else "asserts", speaker=speaker),
    )


def _name(number: int) -> str:
    """A made-up name of two to five syllables, another for every number."""
    name = ""
    while True:
        number, syllable = divmod(number, len(_SYLLABLES))
        name += _SYLLABLES[syllable]
        if not number:
            return name + "n"
        number -= 1


def _country(rng: random.Random) -> str:
    return "X" + "".join(rng.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=2))


def _shuffled(entry: tuple[str, Story, int]) -> str:
    return sha256(entry[0].encode()).hexdigest()


def write_pages(count: int, *, seed: int = 0) -> list[Written]:
    """Writes pages of made-up stories.

    Args:
        count: How many.
        seed: Another gives other stories.

    Returns:
        Pages in the order in which they come.
    """
    return list(islice(Writer(seed=seed).pages(count), count))
