"""Counts the independent sources behind an event: chains that meet in one voice, and copies, count once.

Every claim hangs on a chain that ends in its speaker, or in the outlet's own voice. Chains with a common
agency, named person or organisation are one origin, and a spokesman's are those of the body he speaks for; so
are those of pages that copy one text. An outlet's
own voice is an origin only where its page names nobody for the event: the lead that sums up a ministry's
words adds no source.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from riwaya.model.claim import Speaker
from riwaya.resolve.claimants import Voice, find_body, tell_voices
from riwaya.resolve.copies import find_copies
from riwaya.resolve.views import ClaimView, Words

Node = tuple[str, ...]

OriginReasonKind = Literal["voice", "unnamed", "own_voice", "named_source", "outlet", "copy"]


class OriginReason(Struct, frozen=True, kw_only=True):
    """What takes several chains to one origin.

    Attributes:
        kind: `voice`: they name one agency, person or organisation. `unnamed`: one text names one unnamed source.
            `own_voice`: one page's own voice. `named_source`: a page's own voice sums up the source that it
            names. `outlet`: one outlet's own voice. `copy`: copies of one text.
        words: Who is named, or the pages that are copies.
        shared: Of a copy, share of the shorter page's five-word runs that the other has; 1 for one text.
    """

    kind: OriginReasonKind
    words: str
    shared: float | None = None


Tie = tuple[Node, Node, OriginReason]


class Origin(Struct, frozen=True, kw_only=True):
    """One independent source of an event.

    Attributes:
        claims: Ids of the claims that hang on it.
        pages: Pages that carry it.
        voices: Who its chains name, in order of the claims; empty for outlets' own voice.
        why: What takes several claims together, sorted; empty for a single claim.
    """

    claims: tuple[str, ...]
    pages: tuple[str, ...]
    voices: tuple[str, ...]
    why: tuple[OriginReason, ...]


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
    named = list(_name_links(views, words))
    ties = [*_tie_copies(pages), *named, *(tie for told in pages.values() for tie in _tie_page(told))]
    root: dict[Node, Node] = {}
    for one, other, _ in ties:
        root[_find(root, one)] = _find(root, other)
    met = Counter(other for one, other in {(one, other) for one, other, _ in ties})
    why: dict[Node, dict[tuple[Node, str], OriginReason]] = defaultdict(dict)
    for one, other, reason in ties:
        if met[other] > 1 or other[0] == "claim":  # what a single claim names takes nothing together
            why[_find(root, one)].setdefault((other, reason.kind), reason)
    groups: dict[Node, list[ClaimView]] = defaultdict(list)
    for view in views:
        groups[_find(root, _node(view))].append(view)
    return tuple(_make_origin(group, why[node].values()) for node, group in groups.items())


def _name_links(views: Sequence[ClaimView], words: Words) -> Iterator[Tie]:
    """Ties claims to the voices that their chains name, and a spokesman to the body he speaks for."""
    linked = [(view, link) for view in views for link in _links(view)]
    voices = [Voice(link, view.page.id, view.claim.trigger.start) for view, link in linked]
    keys = tell_voices(voices, words=words)
    for i, ((view, link), key) in enumerate(zip(linked, keys, strict=True)):
        voice = ("voice", *key)
        if link.kind == "unnamed":  # "medical sources" of two texts need not be the same people
            unnamed = ("unnamed", view.page.text_sha256, *voice)
            yield _node(view), unnamed, OriginReason(kind="unnamed", words=link.text)
            continue
        yield _node(view), voice, OriginReason(kind="voice", words=_name(link))
        body = find_body(i, voices, keys, words=words)
        if body is not None:
            yield (
                _node(view),
                ("voice", *keys[body]),
                OriginReason(kind="voice", words=_name(linked[body][1])),
            )


def _name(link: Speaker) -> str:
    named_alone = link.name if link.kind in {"person", "agency"} else None
    return named_alone or link.text


def _tie_page(told: Sequence[ClaimView]) -> Iterator[Tie]:
    """Ties a page's own voice to the first chain it names."""
    named = [view for view in told if _links(view)]
    for view in told:
        if not _links(view):
            page = view.page
            yield _node(view), ("text", page.id), OriginReason(kind="own_voice", words=page.id)
            if named:
                source = _links(named[0])[-1]
                yield _node(view), _node(named[0]), OriginReason(kind="named_source", words=source.text)
            elif page.outlet:
                yield _node(view), ("outlet", page.outlet), OriginReason(kind="outlet", words=page.outlet)


def _tie_copies(pages: Mapping[str, Sequence[ClaimView]]) -> Iterator[Tie]:
    tied = set[str]()
    for pair, share in find_copies(pages).items():
        one, other = sorted(pair)
        reason = OriginReason(kind="copy", words=f"{one}, {other}", shared=round(share, 2))
        for page in sorted({one, other} - tied):
            yield from ((_node(view), ("text", page), reason) for view in pages[page])
        tied |= {one, other}
        yield ("text", one), ("text", other), reason


def _links(view: ClaimView) -> tuple[Speaker, ...]:
    attribution = view.claim.attribution
    return (*attribution.via, *([attribution.speaker] if attribution.speaker else []))


def _node(view: ClaimView) -> Node:
    return ("claim", view.page.id, view.claim.id)


def _find(root: dict[Node, Node], node: Node) -> Node:
    while (above := root.get(node, node)) != node:
        root[node] = node = root.get(above, above)
    return node


def _make_origin(views: Sequence[ClaimView], why: Iterable[OriginReason]) -> Origin:
    return Origin(
        claims=tuple(dict.fromkeys(view.claim.id for view in views)),
        pages=tuple(sorted({view.page.id for view in views})),
        voices=tuple(dict.fromkeys(link.text for view in views for link in _links(view))),
        why=tuple(sorted(set(why), key=lambda reason: (reason.kind, reason.words))) if len(views) > 1 else (),
    )
