"""Groups the claims of many pages: within each page first, then the pages' tellings with each other.

A page's tellings depend on that page's claims and the counted rarity of words alone, so a page that comes later
changes no earlier telling; it only meets the tellings that share a block with its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypedDict

from msgspec.structs import replace

from riwaya.resolve.candidates import find_candidates
from riwaya.resolve.cluster import Link, cluster
from riwaya.resolve.pairs import link_page
from riwaya.resolve.rarity import Rarity
from riwaya.resolve.rulings import NO_BONDS, Bonds
from riwaya.resolve.tellings import Telling, explain_all, link_of_page, make_tellings, story_words
from riwaya.resolve.views import ClaimView, ReadNaming, ResolvablePage, Words, rate_words, view_page
from riwaya.resolve.weights import WEIGHTS, Weights, add_up

ClaimLinks = dict[tuple[str, str], Link]
"""Links of claims of one page by claim id."""
STRONGEST = 0.5
"""Share of the strongest link of two claims in what joins a page's claims: pages retell one occurrence in words of
which only some meet. Swept 0, .3, .4, .5, .6 on left-out groups: B-cubed F1 inside pages .81, .835, .84, .835, .83,
over all pages best at .5."""
PageLinks = dict[tuple[int, int], Link]
"""Links of claims of one page by their positions."""


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
    viewed = [view_page(same[0], words=words, naming=naming) for same in texts.values()]
    rarity = rarity or rate_words(view for views in viewed for view in views)
    tellings: list[Telling] = []
    links: ClaimLinks = {}
    for views in viewed:
        told, page_links = tell_page(views, words=words, rarity=rarity, weights=weights, bonds=bonds)
        tellings += told
        links |= page_links
    tellings.sort(key=order_telling)
    groups = cluster(
        len(tellings),
        link_tellings(tellings, page_links=links, rarity=rarity, weights=weights),
        sizes=[len(telling.views) for telling in tellings],
        **bind_tellings(tellings, bonds),
    )
    occurrences = (
        [copy for member in group for view in tellings[member].views for copy in print_again(view, texts)]
        for group in groups
    )
    ordered = (tuple(sorted(views, key=_key)) for views in occurrences)
    return tuple(sorted(ordered, key=lambda views: _key(views[0])))


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


def tell_page(
    views: Sequence[ClaimView],
    *,
    words: Words,
    rarity: Rarity,
    weights: Weights,
    bonds: Bonds = NO_BONDS,
) -> tuple[list[Telling], ClaimLinks]:
    """Groups one page's claims into tellings.

    Args:
        views: The page's claims in text order, at least one.
        words: Content words of a text in matching form.
        rarity: Rarity of words.
        weights: Weights of the features that link claims.
        bonds: What people decided; claims that they part are in two tellings.

    Returns:
        The tellings, and the links between all of the page's claims.
    """
    links = _part_claims(link_page(views, rarity=rarity, weights=weights.page), views, bonds)
    groups = cluster(len(views), links, strongest=STRONGEST)
    stories = story_words(views, words=words, rarity=rarity)
    named = {(views[i].claim.id, views[j].claim.id): link for (i, j), link in links.items()}
    return make_tellings(groups, page=views, stories=stories, rarity=rarity), named


def bind_tellings(tellings: Sequence[Telling], bonds: Bonds) -> TellingBonds:
    """Turns what people decided on claims into ties and partings of tellings.

    Args:
        tellings: In an order of their own content; claims that `bonds` part are in two of them.
        bonds: What people decided.

    Returns:
        Positions in `tellings`, made for `cluster`.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for i, telling in enumerate(tellings):
        for name in {bonds.sets[view.claim.id] for view in telling.views if view.claim.id in bonds.sets}:
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


def _part_claims(links: PageLinks, views: Sequence[ClaimView], bonds: Bonds) -> PageLinks:
    """Lays a veto on the claims of one page that people's decisions keep in two tellings."""
    if not bonds.sets:
        return links
    return {
        (i, j): link._replace(veto=True)
        if bonds.share_no_telling(views[i].claim.id, views[j].claim.id)
        else link
        for (i, j), link in links.items()
    }


def link_tellings(
    tellings: Sequence[Telling], *, page_links: ClaimLinks, rarity: Rarity, weights: Weights
) -> dict[tuple[int, int], Link]:
    """Links tellings of different pages that share a block, and those of one page by their claims' links.

    Args:
        tellings: In an order of their own content.
        page_links: Links of claims of one page.
        rarity: Rarity of words.
        weights: Weights of the features that link tellings.

    Returns:
        Links by position in `tellings`, the smaller first.
    """
    explained = explain_all(tellings, find_candidates(tellings), rarity=rarity)
    links = {pair: Link(add_up(features, weights.tellings)) for pair, features in explained.items()}
    by_page: dict[str, list[int]] = defaultdict(list)
    for i, telling in enumerate(tellings):
        by_page[telling.page_id].append(i)
    for members in by_page.values():
        for i, j in combinations(members, 2):
            links[i, j] = link_of_page(tellings[i], tellings[j], links=page_links)
    return links


def _key(view: ClaimView) -> tuple[str, str, int, str]:
    return view.key


def order_telling(telling: Telling) -> tuple[tuple[str, str, int, str], ...]:
    """Sort key of a telling, by its own content alone."""
    return tuple(sorted(view.key for view in telling.views))
