"""Groups the claims of many pages: within each page first, then the pages' tellings with each other.

A page's tellings depend on that page's claims and the counted rarity of words alone, so a page that comes later
changes no earlier telling; it only meets the tellings of pages that it shares a key with. All pages are taken at
once here; `regroup.py` takes them as they come, to the same end.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypedDict

from msgspec.structs import replace

from riwaya.resolve.candidates import Rank, find_neighbours
from riwaya.resolve.cluster import MOST_TOGETHER, Link, cluster, find_parts
from riwaya.resolve.links import TellingId
from riwaya.resolve.outline import Outline, ViewKey
from riwaya.resolve.rarity import Rarity
from riwaya.resolve.rulings import NO_BONDS, Bonds
from riwaya.resolve.texts import Judge, ToldText, link_texts, outline_text, tell_text
from riwaya.resolve.views import ClaimView, ReadNaming, ResolvablePage, Words, rate_words, view_page
from riwaya.resolve.weights import WEIGHTS, Weights

TellingLinks = Mapping[tuple[TellingId, TellingId], Link]


class TellingBonds(TypedDict):
    """Which tellings people tied or parted, by position."""

    ties: list[list[int]]
    apart: set[tuple[int, int]]


def group_claims(
    pages: Iterable[ResolvablePage],
    *,
    words: Words,
    naming: ReadNaming | None = None,
    rarity: Rarity | None = None,
    weights: Weights = WEIGHTS,
    bonds: Bonds = NO_BONDS,
) -> tuple[tuple[ClaimView, ...], ...]:
    """Groups claims into occurrences.

    Args:
        pages: Read pages in any order.
        words: Content words of a text in matching form.
        naming: Reads how a trigger names its occurrence.
        rarity: Rarity of words; None counts the run itself, which makes a page depend on the others.
        weights: Weights of the features that link claims.
        bonds: What people decided; it holds whatever the weights say.

    Returns:
        Groups in the order of their earliest claim (page date, then claim id), claims in the same order;
        every claim is in exactly one.
    """
    texts = gather_texts(pages)
    rarity = rarity or _rate_run(texts, words=words, naming=naming)
    judge = Judge(words=words, naming=naming, rarity=rarity, weights=weights, bonds=bonds)
    told = {t.rank: t for same in texts.values() for t in [tell_text(same[0], prints=same, judge=judge)]}
    links = dict(_link_all(told, judge))
    groups = group_tellings({text.number: outline_text(text) for text in told.values()}, links, bonds=bonds)
    by_number = {text.number: text for text in told.values()}
    return tuple(sorted((print_all(group, by_number) for group in groups), key=_first_key))


def gather_texts(pages: Iterable[ResolvablePage]) -> dict[str, list[ResolvablePage]]:
    """Gathers pages by text: one text is judged once, by its earliest print, however often it is printed.

    Args:
        pages: Read pages in any order.

    Returns:
        Text digest to its pages that hold claims, the earliest first.
    """
    texts: dict[str, dict[str, ResolvablePage]] = defaultdict(dict)
    for page in pages:
        if page.claims:
            texts[page.text_sha256][page.id] = page
    return {
        digest: sorted(same.values(), key=lambda page: (page.published or "9999", page.id))
        for digest, same in sorted(texts.items())
    }


def print_again(view: ClaimView, texts: Mapping[str, Sequence[ResolvablePage]]) -> list[ClaimView]:
    """Gives a claim on every page that prints its text; pages of one text have the same claims.

    Args:
        view: The claim on the earliest of them.
        texts: Text digest to its pages.

    Returns:
        One view a page.
    """
    same = texts[view.page.text_sha256]
    return [view if page.id == view.page.id else replace(view, page=page) for page in same]


def group_tellings(
    outlines: Mapping[int, Outline],
    links: TellingLinks,
    *,
    bonds: Bonds,
    parts: Sequence[Sequence[TellingId]] | None = None,
) -> list[list[TellingId]]:
    """Groups tellings by the links between them.

    Args:
        outlines: Of the texts, by number.
        links: Between tellings of these texts, each pair once.
        bonds: What people decided.
        parts: The tellings to group, in parts as `find_parts` cuts them; None for all.

    Returns:
        Groups of tellings, each in an order of the tellings' own content.
    """
    known = chain.from_iterable(parts) if parts is not None else _list_tellings(outlines)
    items = sorted(known, key=lambda item: outlines[item[0]].order(item[1]))
    place = {item: i for i, item in enumerate(items)}
    placed = {
        (min(place[a], place[b]), max(place[a], place[b])): link
        for (a, b), link in links.items()
        if a in place and b in place
    }
    claims = [outlines[number].claims(i) for number, i in items]
    cut = (
        find_parts(len(items), placed, most=MOST_TOGETHER)
        if parts is None
        else [[place[item] for item in part] for part in parts]
    )
    sizes = list(map(len, claims))
    groups = cluster(len(items), placed, sizes=sizes, parts=cut, **bind_tellings(claims, bonds))
    return [[items[at] for at in group] for group in groups]


def _list_tellings(outlines: Mapping[int, Outline]) -> Iterator[TellingId]:
    for number, outline in outlines.items():
        yield from ((number, i) for i in range(len(outline.tellings)))


def print_all(group: Iterable[TellingId], texts: Mapping[int, ToldText]) -> tuple[ClaimView, ...]:
    """Gives the claims of a group on every page that prints them.

    Args:
        group: Tellings.
        texts: By number.

    Returns:
        Views in the order of page date and claim id.
    """
    views = (view for number, telling in group for view in texts[number].views(telling))
    return tuple(sorted(views, key=_key))


def bind_tellings(tellings: Sequence[Iterable[str]], bonds: Bonds) -> TellingBonds:
    """Turns what people decided on claims into ties and partings of tellings.

    Args:
        tellings: Claim ids of each, in an order of the tellings' own content; claims that `bonds` part are in two
            of them.
        bonds: What people decided.

    Returns:
        Positions in `tellings`, made for `cluster`.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for i, claims in enumerate(tellings):
        for name in {bonds.sets[claim] for claim in claims if claim in bonds.sets}:
            holders[name].append(i)
    return {
        "ties": [holders[name] for name in sorted(bonds.tied) if name in holders],
        "apart": {
            (min(i, j), max(i, j))
            for name, foes in bonds.foes.items()
            for foe in foes
            for i in holders.get(name, ())
            for j in holders.get(foe, ())
        },
    }


def _link_all(
    told: Mapping[Rank, ToldText], judge: Judge
) -> Iterator[tuple[tuple[TellingId, TellingId], Link]]:
    """Links the tellings of each text, and those of texts that meet in a key."""
    for (_, number), text in told.items():
        for i, j, link in text.links:
            yield ((number, i), (number, j)), link
    for one, other in find_neighbours({rank: text.keys for rank, text in told.items()}):
        for i, j, link in link_texts(told[one], told[other], judge=judge):
            yield ((one[1], i), (other[1], j)), link


def _rate_run(
    texts: Mapping[str, Sequence[ResolvablePage]],
    *,
    words: Words,
    naming: ReadNaming | None,
) -> Rarity:
    return rate_words(
        view for same in texts.values() for view in view_page(same[0], words=words, naming=naming)
    )


def _key(view: ClaimView) -> ViewKey:
    return view.key


def _first_key(views: Sequence[ClaimView]) -> ViewKey:
    return views[0].key
