"""Counts the independent sources behind an event: chains that meet in one voice, and copies, count once.

Every claim hangs on a chain that ends in its speaker, or in the outlet's own voice. Chains with a common
agency, named person or organisation are one origin; so are those of pages that copy one text. An outlet's
own voice is an origin only where its page names nobody for the event: the lead that sums up a ministry's
words adds no source.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from riwaya.model.claim import Speaker
from riwaya.resolve.claimants import claimant_key
from riwaya.resolve.copies import find_copies
from riwaya.resolve.views import ClaimView, Words

Node = tuple[str, ...]
Tie = tuple[Node, Node, str]


class Origin(Struct, frozen=True, kw_only=True):
    """One independent source of an event.

    Attributes:
        claims: Ids of the claims that hang on it.
        pages: Pages that carry it.
        why: What took several chains together, sorted; empty for a single chain.
    """

    claims: tuple[str, ...]
    pages: tuple[str, ...]
    why: tuple[str, ...]


def find_origins(views: Sequence[ClaimView], *, words: Words) -> tuple[Origin, ...]:
    """Collapses the chains of an event's claims to its independent sources.

    Args:
        views: The event's claims in time order.
        words: Content words of a text in matching form, for telling voices apart.

    Returns:
        Origins in the order of their first claim; at least one for at least one claim.
    """
    pages: dict[str, list[ClaimView]] = defaultdict(list)
    for view in views:
        pages[view.page.id].append(view)
    ties = [*_tie_copies(pages), *(tie for told in pages.values() for tie in _tie_page(told, words))]
    root: dict[Node, Node] = {}
    for one, other, _ in ties:
        root[_find(root, one)] = _find(root, other)
    why: dict[Node, set[str]] = defaultdict(set)
    for one, _, reason in ties:
        why[_find(root, one)].add(reason)
    groups: dict[Node, list[ClaimView]] = defaultdict(list)
    for view in views:
        groups[_find(root, _node(view))].append(view)
    return tuple(_make_origin(group, why[node]) for node, group in groups.items())


def _tie_page(told: Sequence[ClaimView], words: Words) -> Iterator[Tie]:
    """Ties a page's claims to the voices of their chains, and its own voice to the first chain it names."""
    named = [view for view in told if _links(view)]
    for view in told:
        for link in _links(view):
            voice = ("voice", *claimant_key(link, words=words))
            if link.kind == "unnamed":  # "medical sources" of two texts need not be the same people
                voice = ("unnamed", view.page.text_sha256, *voice)
            yield _node(view), voice, f"names {link.text}"
        if not _links(view):
            yield _node(view), ("text", view.page.id), "the page's own voice"
            if named:
                yield _node(view), _node(named[0]), "the page names its source"
            elif view.page.outlet:
                yield _node(view), ("outlet", view.page.outlet), f"printed by {view.page.outlet}"


def _tie_copies(pages: Mapping[str, Sequence[ClaimView]]) -> Iterator[Tie]:
    for pair, reason in find_copies(pages).items():
        one, other = sorted(pair)
        for view in (*pages[one], *pages[other]):
            yield _node(view), ("text", view.page.id), "copies of one text"
        yield ("text", one), ("text", other), reason


def _links(view: ClaimView) -> tuple[Speaker, ...]:
    attribution = view.claim.attribution
    return (*attribution.via, *([attribution.speaker] if attribution.speaker else []))


def _node(view: ClaimView) -> Node:
    return ("claim", view.page.id, view.claim.id)


def _find(root: dict[Node, Node], node: Node) -> Node:
    while root.get(node, node) != node:
        node = root[node]
    return node


def _make_origin(views: Sequence[ClaimView], why: set[str]) -> Origin:
    return Origin(
        claims=tuple(dict.fromkeys(view.claim.id for view in views)),
        pages=tuple(sorted({view.page.id for view in views})),
        why=tuple(sorted(why)) if len(views) > 1 else (),
    )
