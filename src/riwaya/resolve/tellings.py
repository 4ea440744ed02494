"""Compares what two pages tell: a telling is the set of one page's claims judged to tell of one occurrence.

Pages are compared telling by telling rather than claim by claim, because a bare "the attack" says nothing
alone but its page says it all. Features add up as in `pairs.py`; the weights are in `weights.py`.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache

from msgspec import Struct

from riwaya.resolve.cluster import Link
from riwaya.resolve.fields import can_be_one, compare_fields, family_of
from riwaya.resolve.pairs import FOREIGN
from riwaya.resolve.rarity import Rarity, Vector, cosine, weigh
from riwaya.resolve.traits import Traits, page_traits
from riwaya.resolve.twins import Likeness, count_twins, told_alike
from riwaya.resolve.views import ClaimView, Words

MAX_COMPARED = 12
"""Claims of a telling that are compared one by one; longer tellings give their first, which hold the news."""
TIMES = frozenset({"time", "part", "published"})
"""Comparisons of time, by the first word of their names."""
ONE_STORY = 0.45
"""Likeness from which two stories are one whatever their days."""
STATES = frozenset({"GOV", "MIL"})
"""Roles of parties that are named in all news of a conflict. A party whose role nobody can tell may be the very person
who was hit: with those too, pages without dates, their groups left out, have pairs F1 .668, not .824."""
OWN_PAGE = 4.0
"""How much more a page's own reasons against one occurrence count than another page's reasons for it: the page was read
whole. Swept 1, 2, 3, 5, 10 on left-out groups: B-cubed F1 .793, .799, .811, .811, .808, pairs .793, .795, .817, .823,
.813; of read claims .792, .795, .804, .804, .800."""
ENOUGH_MARKS = 1.5
"""Names in common that stand in for days that cannot be compared: one as good as unknown, and half another."""
MAX_SHARED = 6.0
"""Shared words that count; more are a reprint, which `told_alike` measures."""


class Telling(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One page's claims of one occurrence.

    Attributes:
        views: In text order, at least one.
        words: Words of its sentences.
        near: Words of and around the triggers of its first `MAX_COMPARED` claims, weighed, one vector a
            claim.
        story: Words of the whole story it stands in, weighed.
        traits: The page's claims of its family taken together.
        types: Types of its claims.
        main_type: The commonest of them.
        trigger_words: Words of the triggers of its first `MAX_COMPARED` claims.
        marks: Words of `near` that may single it out: not what names its kind, the conflict's states and their
            forces, or whole regions, as these come again with every occurrence of a conflict.
    """

    views: tuple[ClaimView, ...]
    words: frozenset[str]
    near: tuple[Vector, ...]
    story: Vector
    traits: Traits
    types: frozenset[str]
    main_type: str
    trigger_words: frozenset[str]
    marks: frozenset[str] = frozenset()

    @property
    def story_id(self) -> tuple[str, str]:
        """The page and which of its stories: the page's own, or another put on the page."""
        return self.views[0].page.id, self.views[0].claim.segment

    @property
    def page_id(self) -> str:
        """Which page tells it; for telling pages apart, never evidence."""
        return self.views[0].page.id


def make_tellings(
    groups: Sequence[Sequence[int]],
    *,
    page: Sequence[ClaimView],
    stories: Mapping[str, Vector],
    words: Words,
    rarity: Rarity,
) -> list[Telling]:
    """Makes the tellings of a page.

    Args:
        groups: Positions in `page` of the claims judged to tell of one occurrence.
        page: All claims of the page in text order.
        stories: Segment kind to the words of that story, weighed.
        words: Content words of a text in matching form.
        rarity: Rarity of words.

    Returns:
        One telling a group.
    """
    traits = page_traits(page)
    standing = _standing_words(page, words)
    tellings = []
    for group in groups:
        views = tuple(page[i] for i in sorted(group))
        sentences = {view.sentence: view.all_words for view in views}
        told = frozenset(word for words in sentences.values() for word in words)
        near = tuple(weigh((*view.near_words, *view.trigger_words), rarity) for view in views[:MAX_COMPARED])
        tellings.append(
            Telling(
                views=views,
                words=told,
                near=near,
                story=stories[views[0].claim.segment],
                traits=traits[family_of(views[0].claim)],
                types=frozenset(view.claim.type for view in views),
                main_type=_main_type(views),
                trigger_words=frozenset(word for view in views[:MAX_COMPARED] for word in view.trigger_words),
                marks=frozenset(word for vector in near for word in vector if len(word) > 1) - standing,
            )
        )
    return tellings


def _standing_words(page: Sequence[ClaimView], words: Words) -> frozenset[str]:
    """Words that a page uses for what happens and when, for states, their forces and speakers, and for regions."""
    standing: set[str] = set()
    for view in page:
        claim = view.claim
        standing |= view.trigger_words
        standing.update(
            word
            for party in (claim.source, claim.target, *claim.others, claim.attribution.speaker)
            if party is not None and party.role in STATES
            for word in words(party.text)
        )
        if claim.time:
            standing.update(words(claim.time.text))
        if claim.place and claim.place.precision in {"region", "country"}:
            standing |= view.place_words
    return frozenset(standing)


def story_words(page: Sequence[ClaimView], *, words: Words, rarity: Rarity) -> dict[str, Vector]:
    """Words of a page's own story and of another put on it.

    Args:
        page: All claims of the page.
        words: Content words of a text in matching form.
        rarity: Rarity of words.

    Returns:
        Segment kind to its words, weighed: for another story the sentences of its claims, for the page's own
        the rest of the text.
    """
    told: dict[str, Vector] = {"main": weigh(words(_own_text(page)), rarity)}
    others = {view.sentence: view.all_words for view in page if view.claim.segment == "other"}
    told["other"] = weigh((word for sentence in others.values() for word in sentence), rarity)
    return told


def _own_text(page: Sequence[ClaimView]) -> str:
    """The page's own story; where nobody cut the page, all but the sentences known to be another's."""
    text = page[0].page.text
    if page[0].page.main:
        return "\n".join(text[start:end] for start, end in page[0].page.main)
    end, own = 0, []
    for view in page:
        if view.claim.segment == "other":
            own.append(text[end : view.claim.evidence.start])
            end = max(end, view.claim.evidence.end)
    return "\n".join([*own, text[end:]])


def explain_all(
    tellings: Sequence[Telling], pairs: Iterable[tuple[int, int]], *, rarity: Rarity
) -> dict[tuple[int, int], dict[str, float]]:
    """Explains pairs of tellings, knowing what else their pages tell.

    Args:
        tellings: In an order of their own content.
        pairs: Positions of tellings of different pages.
        rarity: Rarity of words.

    Returns:
        Pair to named features.
    """
    likeness = {(i, j): liken(tellings[i], tellings[j]) for i, j in pairs}
    twins = count_twins(likeness, pages=[telling.page_id for telling in tellings])
    told_in = [telling.story_id for telling in tellings]
    stories: dict[tuple[tuple[str, str], tuple[str, str]], float] = {}
    explained = {}
    for (i, j), alike in likeness.items():
        a, b = tellings[i], tellings[j]
        of = told_in[i], told_in[j]
        if of not in stories:  # most of two pages' tellings are of two stories
            stories[of] = cosine(a.story, b.story)
        explained[i, j] = explain_tellings(a, b, rarity=rarity, likeness=alike, stories=stories[of])
        explained[i, j] |= twins[i, j]
    return explained


def explain_tellings(
    a: Telling, b: Telling, *, rarity: Rarity, likeness: Likeness, stories: float
) -> dict[str, float]:
    """Names what speaks for and against one occurrence behind the tellings of two pages.

    Args:
        a: A page's telling.
        b: Another page's telling.
        rarity: Rarity of words.
        likeness: Of their claims.
        stories: Likeness of the stories that they stand in.

    Returns:
        Feature name to value; features that say nothing are left out.
    """
    ours, theirs = a.views[:MAX_COMPARED], b.views[:MAX_COMPARED]
    found = {
        "always": 1.0,
        **_compare_main_types(a, b),
        "types_shared": float(not a.types.isdisjoint(b.types)),
        "same_trigger_rare": _rarest_trigger(a.trigger_words & b.trigger_words, rarity),
        "told_alike": told_alike(likeness),
        "story_words": stories,
        "shared_words": min(MAX_SHARED, rarity.worth(a.words & b.words)),
        "diversity": max(a.traits.diversity, b.traits.diversity),
        "kin_count": max(a.traits.kin_count, b.traits.kin_count),
        "place_top": min(a.traits.place_top, b.traits.place_top),
        **_compare_all_fields(ours, theirs),
    }
    unknown = found.pop("days_unknown")
    if unknown:
        found["undated_apart"] = unknown * _unlike(a, b, rarity, stories)
    return {name: value for name, value in found.items() if value}


def _rarest_trigger(words: Set[str], rarity: Rarity) -> float:
    return max(map(rarity.trigger, words)) if words else 0.0


def _unlike(a: Telling, b: Telling, rarity: Rarity, stories: float) -> float:
    """How little two tellings share that would name one occurrence without its day, 0 to 1."""
    if stories >= ONE_STORY:
        return 0.0
    return max(0.0, 1.0 - sum(map(rarity.beyond, sorted(a.marks & b.marks))) / ENOUGH_MARKS)


def liken(a: Telling, b: Telling) -> Likeness:
    """How alike the words around each claim of one are to those of each claim of the other, type by type."""
    if len(a.near) == len(b.near) == 1:  # most are
        is_kin = a.views[0].claim.type == b.views[0].claim.type
        alike = [cosine(a.near[0], b.near[0]) if is_kin else 0.0]
        return Likeness(alike, alike)
    rows = [
        [
            cosine(one, other) if x.claim.type == y.claim.type else 0.0
            for y, other in zip(b.views, b.near, strict=False)
        ]
        for x, one in zip(a.views, a.near, strict=False)
    ]
    return Likeness(list(map(max, rows)), [max(column) for column in zip(*rows, strict=True)])


def link_of_page(a: Telling, b: Telling, *, links: Mapping[tuple[str, str], Link]) -> Link:
    """Link of two tellings of one page: the mean of their claims' links, `OWN_PAGE` times where it is against one.

    A veto of two claims holds for their tellings, except that of types alone: an attack takes in a toll here and
    damage there.

    Args:
        a: A telling.
        b: Another telling of the same page.
        links: Links of the page's claims by claim id.

    Returns:
        The link.
    """
    pairs = [(x.claim, y.claim) for x in a.views for y in b.views]
    found = [links.get((x.id, y.id)) or links.get((y.id, x.id)) or Link(FOREIGN) for x, y in pairs]
    veto = any(link.veto and can_be_one(x, y) for link, (x, y) in zip(found, pairs, strict=True))
    mean = sum(link.weight for link in found) / len(found)
    return Link(OWN_PAGE * mean if mean < 0 else mean, veto=veto)


def _compare_main_types(a: Telling, b: Telling) -> dict[str, float]:
    if a.main_type == b.main_type:
        return {}
    types = {a.main_type, b.main_type}
    if types == {"attack", "toll"}:
        return {"attack_toll": 1.0}
    return {"attack_clash": 1.0} if types == {"attack", "clash"} else {}


def _main_type(views: Sequence[ClaimView]) -> str:
    types = [view.claim.type for view in views]
    return min(types, key=lambda kind: (-types.count(kind), types.index(kind)))


def _compare_all_fields(ours: Sequence[ClaimView], theirs: Sequence[ClaimView]) -> dict[str, float]:
    """Each field's comparisons averaged over the claim pairs where it says something."""
    compared = [compare_fields(x, y) for x in ours for y in theirs]
    undated = not (ours[0].page.published and theirs[0].page.published)
    unknown = sum(TIMES.isdisjoint(_fields(tuple(found))) for found in compared) if undated else 0
    found = compared[0] if len(compared) == 1 else _average(compared)
    return found | {"days_unknown": unknown / len(compared)}


def _average(compared: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Each comparison averaged over the claim pairs where its field says something."""
    sums: dict[str, float] = {}
    counts: dict[str, int] = {}
    for found in compared:
        for name, value in found.items():
            sums[name] = sums.get(name, 0.0) + value
        for field in _fields(tuple(found)):
            counts[field] = counts.get(field, 0) + 1
    return {name: total / counts[_field(name)] for name, total in sums.items()}


@cache
def _fields(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_field, names))


@cache
def _field(name: str) -> str:
    """The field that a comparison is of."""
    return name.split("_", maxsplit=1)[0]
