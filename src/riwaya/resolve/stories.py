"""Tells which events are one story: the same two sides at odds, or one page telling of both.

A story is named by a pair of countries (or de-facto authorities) that fight, seize or cease fire with each
other, or by a country and its own armed groups. Two pairs that share a side are one story where events have
both. Violence of which only one side is named goes with the only story of that side; every other event with the
story that its pages tell. Nothing here depends on the order of pages
or events.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import combinations

from msgspec import Struct

from riwaya.model.claim import Claim, Party
from riwaya.model.codebook import BODY_CODES
from riwaya.model.story import Story

Pair = tuple[str, str]
"""Codes of two sides, sorted."""

HOSTILE = frozenset(
    {"attack", "clash", "toll", "capture", "detain", "ceasefire", "withdraw", "displace", "damage"}
)
"""Types whose two sides are at odds. Talks, aid and sanctions have mediators and donors for sides."""
REBELS = "-REB"
"""Behind a country's code: its non-state armed groups, where they are at odds with their own country."""
SHARED_EVENTS = 2
"""Events that must have both pairs before two conflicts are one: a single one may be a misread side."""
SHARED_PART = 0.2
"""And they must be this part of the events of the smaller conflict. On the five seeds the pairs of one war
(ARM–AZE, AZE–XNK) reach it; pairs of unrelated wars that share a side have no event in common."""
SHARED_PAGES = 2
"""Or this many pages must let the sides of both take part or speak …"""
TOGETHER_PART = 0.5
"""… and this part of the pages on which the sides of the smaller conflict do. Only the
five seeds could set these two: no other pages with a known story of three sides are at hand."""
ID_LENGTH = 16


class Fact(Struct, frozen=True, kw_only=True):
    """What one claim says of its event's sides.

    Attributes:
        pair: The two sides at odds; None where the claim has no two, or is of a type that sets none at odds.
        countries: Codes of all its parties, bodies of states left out.
        voice: Code of who says it, news agencies left out; None for nobody's.
        hostile: Its type sets sides at odds, whether it names both or not.
        own_story: The claim stands in its page's own story.
    """

    event: str
    page: str
    pair: Pair | None
    countries: frozenset[str]
    hostile: bool
    own_story: bool
    voice: str | None = None


def fact_of(claim: Claim, *, page: str, event: str) -> Fact:
    """Gives what a claim says of its event's sides.

    Args:
        claim: The claim.
        page: Id of its page.
        event: Id of its event.

    Returns:
        The fact.
    """
    third = {party.country for party in claim.others if party.part != "side"}  # mediators, hosts
    source, target = _code(claim.source, third), _code(claim.target, third)
    sides = [_code(party, third) for party in claim.others if party.part == "side"]
    pair = (min(source, target), max(source, target)) if source and target and source != target else None
    if source and source == target and _is_rebel(claim.source) != _is_rebel(claim.target):
        pair = (source, f"{source}{REBELS}")
    return Fact(
        event=event,
        page=page,
        pair=pair if claim.type in HOSTILE else None,
        countries=frozenset(code for code in (source, target, *sides) if code),
        hostile=claim.type in HOSTILE,
        own_story=claim.segment == "main",
        voice=_voice(claim),
    )


def find_stories(facts: Iterable[Fact]) -> tuple[Story, ...]:
    """Sorts events into stories.

    Args:
        facts: Of all claims that are in an event, in any order.

    Returns:
        Stories of at least two events, those with the most events first, then by id.
    """
    told: dict[str, list[Fact]] = {}
    for fact in facts:
        told.setdefault(fact.event, []).append(fact)
    by_event = {event: told[event] for event in sorted(told)}
    main = {event: pair for event, held in by_event.items() if (pair := _main_pair(held))}
    home = _join_pairs(by_event, main)
    placed = {event: "-".join(home[pair]) for event, pair in main.items()}
    placed |= _follow_sides(by_event, placed)
    placed |= _follow_pages(by_event, placed)
    groups: dict[str, list[str]] = {}
    for event, key in placed.items():
        groups.setdefault(key, []).append(event)
    stories = [_story(events, by_event, main) for events in groups.values() if len(events) > 1]
    return tuple(sorted(stories, key=lambda story: (-len(story.events), story.id)))


def _voice(claim: Claim) -> str | None:
    speaker = claim.attribution.speaker
    if speaker is None or speaker.kind == "agency" or speaker.country in BODY_CODES:
        return None
    return speaker.country


def _code(party: Party | None, third: set[str | None]) -> str | None:
    if party is None or party.country in third or party.country in BODY_CODES:
        return None
    return party.country


def _is_rebel(party: Party | None) -> bool:
    return party is not None and party.role == "REB"


def _main_pair(held: Sequence[Fact]) -> Pair | None:
    """The pair that most of an event's claims have; the smaller of two that as many have."""
    counts = Counter(fact.pair for fact in held if fact.pair)
    return min(counts, key=lambda pair: (-counts[pair], pair), default=None)


def _join_pairs(by_event: Mapping[str, Sequence[Fact]], main: Mapping[str, Pair]) -> dict[Pair, Pair]:
    """Gives each conflict the larger one that it is a part of, itself where there is none."""
    # Only a pair that no other has taken in takes in others: chains would make one story of a region's wars.
    sizes = Counter(main.values())
    shared: Counter[tuple[Pair, Pair]] = Counter()
    for event in main:
        pairs = sorted({fact.pair for fact in by_event[event] if fact.pair and fact.pair in sizes})
        shared.update(combinations(pairs, 2))
    named = _named_on_pages(by_event)
    home: dict[Pair, Pair] = {}
    for pair in sorted(sizes, key=lambda pair: (-sizes[pair], pair)):
        leads = [lead for lead in home if home[lead] == lead and set(lead) & set(pair)]
        events = {lead: shared[min(lead, pair), max(lead, pair)] for lead in leads}
        near = [
            lead
            for lead in leads
            if events[lead] >= SHARED_EVENTS
            and events[lead] >= SHARED_PART * sizes[pair]
            or _told_together(lead, pair, named)
        ]
        home[pair] = min(near, key=lambda lead: (-events[lead], lead), default=pair)
    return home


def _named_on_pages(by_event: Mapping[str, Sequence[Fact]]) -> list[set[str]]:
    """Who takes part in the own story of each page, or speaks in it."""
    pages: dict[str, set[str]] = {}
    for fact in (fact for held in by_event.values() for fact in held if fact.own_story):
        found = pages.setdefault(fact.page, set())
        found |= fact.countries
        found |= {fact.voice} if fact.voice else set()
    return list(pages.values())


def _told_together(lead: Pair, pair: Pair, named: Sequence[set[str]]) -> bool:
    """Whether pages that tell of the smaller conflict let all three sides take part or speak, as a rule."""
    both = sum(set(lead) | set(pair) <= codes for codes in named)
    alone = sum(set(pair) <= codes for codes in named)
    return both >= SHARED_PAGES and both >= TOGETHER_PART * alone


def _follow_sides(by_event: Mapping[str, Sequence[Fact]], placed: Mapping[str, str]) -> dict[str, str]:
    """Places violence of which pages name one side only: with the only story of that side, if it is the only one."""
    held_by = Counter(placed.values())
    # A pair that a single event has makes no story, and may be a misread side.
    sides = {story: codes for story, codes in _parties(by_event, placed).items() if held_by[story] > 1}
    found = {}
    for event, held in by_event.items():
        named = {code for fact in held if fact.own_story and fact.hostile for code in fact.countries}
        stories = [story for story, codes in sides.items() if named & codes]
        if event not in placed and named and len(stories) == 1 and named <= sides[stories[0]]:
            found[event] = stories[0]
    return found


def _parties(by_event: Mapping[str, Sequence[Fact]], placed: Mapping[str, str]) -> dict[str, set[str]]:
    """The countries of each story's pairs."""
    parties: dict[str, set[str]] = {}
    for event, story in placed.items():
        codes = {code.removesuffix(REBELS) for fact in by_event[event] for code in fact.pair or ()}
        parties.setdefault(story, set()).update(codes)
    return parties


def _follow_pages(by_event: Mapping[str, Sequence[Fact]], placed: Mapping[str, str]) -> dict[str, str]:
    """Places events without a pair: with the story that their pages tell, where no side speaks against it."""
    told: dict[str, Counter[str]] = {}
    parties: dict[str, set[str]] = {}
    for event, story in placed.items():
        for fact in by_event[event]:
            parties.setdefault(story, set()).update(fact.countries)
        for page in {fact.page for fact in by_event[event] if fact.own_story}:
            told.setdefault(page, Counter())[story] += 1
    found, left = {}, []
    for event, held in by_event.items():
        if event in placed:
            continue
        stories = _stories_of_pages(held, told, parties)
        best = min(stories, key=lambda story: (-stories[story], story), default=None)
        if best is not None:
            found[event] = best
        elif not any(fact.countries for fact in held):
            left.append(event)
    return found | _join_by_page(left, by_event, told)


def _stories_of_pages(
    held: Sequence[Fact], told: Mapping[str, Counter[str]], parties: Mapping[str, set[str]]
) -> Counter[str]:
    """Counts the stories of an event's pages that its own parties allow."""
    countries = {code for fact in held for code in fact.countries}
    counts: Counter[str] = Counter()
    for page in {fact.page for fact in held if fact.own_story}:
        for story, events in told.get(page, Counter()).items():
            if not countries or countries & parties[story]:
                counts[story] += events
    return counts


def _join_by_page(
    left: Sequence[str], by_event: Mapping[str, Sequence[Fact]], told: Mapping[str, Counter[str]]
) -> dict[str, str]:
    """Joins events of which no side has a code, through the pages whose own story they are."""
    home = {event: event for event in left}
    first: dict[str, str] = {}
    for event in left:
        for page in sorted({fact.page for fact in by_event[event] if fact.own_story} - set(told)):
            kept, gone = sorted((home[first.setdefault(page, event)], home[event]))
            home = {one: kept if at == gone else at for one, at in home.items()}
    return home


def _story(events: Sequence[str], by_event: Mapping[str, Sequence[Fact]], main: Mapping[str, Pair]) -> Story:
    pairs = Counter(main[event] for event in events if event in main)
    lead = min(pairs, key=lambda pair: (-pairs[pair], pair), default=())
    sides = sorted({code for pair in pairs for code in pair} - set(lead))
    canonical = [*lead] or [min(events)]
    return Story(
        id=sha256("".join(f"{len(part)}:{part}" for part in ("story", *canonical)).encode()).hexdigest()[
            :ID_LENGTH
        ],
        parties=(*lead, *sides),
        main_event=min(events, key=lambda event: (*_weight(by_event[event]), event)),
        events=tuple(sorted(events)),
        pages=tuple(sorted({fact.page for event in events for fact in by_event[event]})),
    )


def _weight(held: Sequence[Fact]) -> tuple[int, int]:
    """Pages, then claims, the most first."""
    return -len({fact.page for fact in held}), -len(held)
