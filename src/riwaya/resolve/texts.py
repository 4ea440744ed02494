"""One text as the grouping keeps it: told once by its earliest print, however often it is printed.

Everything here depends on one text, or on two: so it can be kept, and a text that comes later changes none of it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from riwaya.resolve.candidates import Rank, find_neighbours, rank_page
from riwaya.resolve.cluster import Link, cluster
from riwaya.resolve.gist import Gist, find_gist, keys_of, pair_tellings
from riwaya.resolve.links import TellingLink
from riwaya.resolve.outline import Outline, name_print
from riwaya.resolve.pairs import link_page
from riwaya.resolve.rarity import Rarity
from riwaya.resolve.rulings import NO_BONDS, Bonds
from riwaya.resolve.tellings import Telling, explain_all, link_of_page, make_tellings, story_words
from riwaya.resolve.views import ClaimView, Naming, ReadNaming, ResolvablePage, Words, view_page
from riwaya.resolve.weights import WEIGHTS, Weights, add_up

ClaimLinks = dict[tuple[str, str], Link]
"""Links of claims of one page by claim id."""
STRONGEST = 0.5
"""Share of the strongest link of two claims in what joins a page's claims: pages retell one occurrence in words of
which only some meet. Swept 0, .3, .4, .5, .6 on left-out groups: B-cubed F1 inside pages .81, .835, .84, .835, .83,
over all pages best at .5."""
PageLinks = dict[tuple[int, int], Link]
"""Links of claims of one page by their positions."""


class ToldText(Struct, frozen=True, kw_only=True):
    """A text with what it tells.

    Attributes:
        rank: Where it stands among the texts of one key; the second part is its number.
        gist: What of it tells whether another is worth comparing.
        prints: Pages that print it, without their text and claims, the earliest first; at least one.
        tellings: What it tells, by occurrence, in the order of their first claims.
        links: Between each two of its tellings.
    """

    rank: Rank
    gist: Gist
    prints: tuple[ResolvablePage, ...]
    tellings: tuple[Telling, ...]
    links: tuple[TellingLink, ...]

    @property
    def number(self) -> int:
        """Its number, the same in every ledger."""
        return self.rank[1]

    @property
    def keys(self) -> tuple[int, ...]:
        """Keys by which it meets other texts, sorted."""
        return keys_of(self.gist)

    def views(self, telling: int) -> Iterator[ClaimView]:
        """The claims of one telling on every page that prints the text."""
        for view in self.tellings[telling].views:
            for page in self.prints:
                yield view if page.id == view.page.id else replace(view, page=page)


class Judge(Struct, frozen=True, kw_only=True):
    """What claims are judged by; nothing in it depends on the pages of a run.

    Attributes:
        words: Content words of a text in matching form.
        naming: Reads how a trigger names its occurrence; None where the language cannot tell.
        rarity: Rarity of words.
        weights: Weights of the features that link claims.
        bonds: What people decided.
    """

    words: Words
    naming: ReadNaming | None
    rarity: Rarity
    weights: Weights = WEIGHTS
    bonds: Bonds = NO_BONDS


def tell_text(page: ResolvablePage, *, prints: Sequence[ResolvablePage], judge: Judge) -> ToldText:
    """Groups one page's claims into tellings, and links those.

    Args:
        page: The earliest print of the text; it has claims.
        prints: All prints, the earliest first.
        judge: What claims are judged by.

    Returns:
        The text as it is kept: views point to pages without text.
    """
    views = view_page(page, words=judge.words, naming=judge.naming)
    told, named = tell_page(
        views, words=judge.words, rarity=judge.rarity, weights=judge.weights, bonds=judge.bonds
    )
    own = tuple(
        (i, j, link_of_page(told[i], told[j], links=named)) for j in range(len(told)) for i in range(j)
    )
    bare = _without_text(page)
    kept = [
        replace(
            telling,
            views=tuple(_bare_view(view, page=bare) for view in telling.views),
            traits=replace(telling.traits, names={}),
        )
        for telling in told
    ]
    return _hold(kept, prints=tuple(map(_without_text, prints)), links=own)


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
    return make_tellings(groups, page=views, stories=stories, words=words, rarity=rarity), named


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


def _hold(
    tellings: Sequence[Telling],
    *,
    prints: Sequence[ResolvablePage] = (),
    links: Sequence[TellingLink] = (),
) -> ToldText:
    return ToldText(
        rank=rank_page(tellings[0].views[0].page),
        gist=find_gist(tellings),
        prints=tuple(prints),
        tellings=tuple(tellings),
        links=tuple(links),
    )


def outline_text(text: ToldText) -> Outline:
    """Outlines a text."""
    return Outline(
        rank=text.rank,
        prints=tuple(map(name_print, text.prints)),
        tellings=tuple(
            tuple((view.claim.id, view.claim.trigger.start) for view in telling.views)
            for telling in text.tellings
        ),
    )


def find_candidates(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Finds the pairs of tellings to compare among all pages.

    Args:
        tellings: In an order of their own content.

    Returns:
        Sorted pairs of positions of different pages, the smaller first; their types can name one occurrence.
    """
    by_text: dict[Rank, list[int]] = defaultdict(list)
    for i, telling in enumerate(tellings):
        by_text[rank_page(telling.views[0].page)].append(i)
    told = {rank: _hold([tellings[i] for i in members]) for rank, members in by_text.items()}
    return sorted(
        (min(pair), max(pair))
        for one, other in find_neighbours({rank: text.keys for rank, text in told.items()})
        for i, j in pair_tellings(told[one].gist, told[other].gist)
        for pair in [(by_text[one][i], by_text[other][j])]
    )


def link_texts(one: ToldText, other: ToldText, *, judge: Judge) -> tuple[TellingLink, ...]:
    """Links the tellings of two texts.

    Args:
        one: A text.
        other: Another text; the same two give the same links either way round, but for the positions' order.
        judge: What claims are judged by.

    Returns:
        Links of the tellings that are worth comparing, positions in `one` first.
    """
    turned = other.rank < one.rank
    first, second = (other, one) if turned else (one, other)
    pairs = pair_tellings(first.gist, second.gist)
    if not pairs:
        return ()
    # Sums of floats depend on their order: the earlier telling stands first, whichever text came first.
    ends = [(telling, 0, i) for i, telling in enumerate(first.tellings)]
    ends += [(telling, 1, j) for j, telling in enumerate(second.tellings)]
    ends.sort(key=lambda end: order_telling(end[0]))
    at = {(side, position): place for place, (_, side, position) in enumerate(ends)}
    placed = sorted((min(pair), max(pair)) for i, j in pairs for pair in [(at[0, i], at[1, j])])
    explained = explain_all([end[0] for end in ends], placed, rarity=judge.rarity)
    links = []
    for (a, b), features in explained.items():
        position = {ends[a][1]: ends[a][2], ends[b][1]: ends[b][2]}
        link = Link(add_up(features, judge.weights.tellings))
        links.append((position[turned], position[not turned], link))
    return tuple(links)


def order_telling(telling: Telling) -> tuple[tuple[str, str, int, str], ...]:
    """Sort key of a telling, by its own content alone."""
    return tuple(sorted(view.key for view in telling.views))


def _bare_view(view: ClaimView, *, page: ResolvablePage) -> ClaimView:
    """A view without what only people read, or only claims of one page are compared by: half of what would be kept."""
    claim = view.claim
    evidence, trigger = replace(claim.evidence, text=""), replace(claim.trigger, text="")
    bare = replace(claim, evidence=evidence, trigger=trigger, why={})
    return replace(view, page=page, claim=bare, trigger_words=frozenset(), near_words=(), naming=Naming())


def _without_text(page: ResolvablePage) -> ResolvablePage:
    return replace(page, text="", claims=(), main=())
