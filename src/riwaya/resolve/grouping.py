"""Groups the claims of many pages: within each page first, then the pages' tellings with each other.

A page's tellings depend on that page's claims (and the rarity of words) alone, so a page that comes later
changes no earlier telling; it only meets the tellings that share a block with its own.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from riwaya.resolve.candidates import find_candidates
from riwaya.resolve.cluster import Link, cluster
from riwaya.resolve.pairs import link_page
from riwaya.resolve.tellings import Telling, can_be_one_telling, make_telling, score_tellings
from riwaya.resolve.views import ClaimView, ResolvablePage, Vector, Words, rate_words, view_page


def group_claims(
    pages: Iterable[ResolvablePage], *, words: Words, points_back: Callable[[str], bool] | None = None
) -> tuple[tuple[ClaimView, ...], ...]:
    """Groups claims into occurrences.

    Args:
        pages: Read pages in any order.
        words: Content words of a text in matching form.
        points_back: Tells whether a trigger's words take the occurrence as known.

    Returns:
        Groups in the order of their earliest claim (page date, then claim id), claims in the same order;
        every claim is in exactly one.
    """
    texts = gather_texts(pages)
    viewed = [
        views
        for same in texts.values()
        if (views := view_page(same[0], words=words, points_back=points_back))
    ]
    rarity = rate_words(view for views in viewed for view in views)
    tellings = sorted((t for views in viewed for t in tell_page(views, rarity=rarity)), key=_order)
    groups = cluster(len(tellings), link_tellings(tellings, rarity=rarity))
    occurrences = [
        [copy for member in group for view in tellings[member].views for copy in _print_again(view, texts)]
        for group in groups
    ]
    ordered = (tuple(sorted(views, key=_key)) for views in occurrences)
    return tuple(sorted(ordered, key=lambda views: _key(views[0])))


def gather_texts(pages: Iterable[ResolvablePage]) -> dict[str, list[ResolvablePage]]:
    """Gathers pages by text: one text is judged once, by its earliest print, however often it is printed."""
    texts: dict[str, dict[str, ResolvablePage]] = defaultdict(dict)
    for page in pages:
        texts[page.text_sha256][page.id] = page
    return {
        digest: sorted(same.values(), key=lambda page: (page.published or "9999", page.id))
        for digest, same in sorted(texts.items())
    }


def _print_again(view: ClaimView, texts: Mapping[str, Sequence[ResolvablePage]]) -> list[ClaimView]:
    """A claim on every page that prints its text; pages of one text have the same claims."""
    return [
        view if page.id == view.page.id else replace(view, page=page) for page in texts[view.page.text_sha256]
    ]


def tell_page(views: tuple[ClaimView, ...], *, rarity: Vector) -> list[Telling]:
    """Groups one page's claims into tellings."""
    groups = cluster(len(views), link_page(views, rarity=rarity))
    return [make_telling([views[i] for i in group], page=views, rarity=rarity) for group in groups]


def link_tellings(tellings: Sequence[Telling], *, rarity: Vector) -> dict[tuple[int, int], Link]:
    """Links tellings that share a block; tellings of one page were told apart already and stay apart."""
    links = {}
    for i, j in find_candidates(tellings, rarity=rarity):
        a, b = tellings[i], tellings[j]
        if a.page_id != b.page_id and can_be_one_telling(a, b):
            links[i, j] = Link(score_tellings(a, b, rarity=rarity))
    return links | _hold_apart(tellings)


APART = -2.0
"""Link of two tellings of one page: a shared occurrence elsewhere can still join them where it is strong."""


def _hold_apart(tellings: Sequence[Telling]) -> dict[tuple[int, int], Link]:
    by_page: dict[str, list[int]] = defaultdict(list)
    for i, telling in enumerate(tellings):
        by_page[telling.page_id].append(i)
    return {pair: Link(APART) for members in by_page.values() for pair in combinations(members, 2)}


def _key(view: ClaimView) -> tuple[str, str, int, str]:
    return view.key


def _order(telling: Telling) -> tuple[tuple[str, str, int, str], ...]:
    return tuple(sorted(view.key for view in telling.views))
