"""Loads what Arabic knows of parties: states, demonyms, actors, role-bearing nouns, titles and name tokens.

Tables hold one form a word; the forms of number, gender and case are derived here (any grammar's rules for the
sound plurals and the dual). Every key is folded. What the words mean for a phrase is decided in `phrases.py`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, cast

from msgspec import Struct

from riwaya.languages.ar.normalize import fold
from riwaya.languages.ar.verbs import conjugate
from riwaya.languages.lexicon import read_lexicon
from riwaya.model.codebook import Role, SpeakerKind
from riwaya.model.reading import GrammaticalNumber

HeadClass = Literal[
    "person", "people", "title", "source", "force", "body", "group", "agency", "document", "object", "place",
    "quantity", "both", "site", "inner",
]  # fmt: skip
_PACKAGE = "riwaya.languages.ar"
_VERB = re.compile(r"(\w+)/(\w+)")
_WORD = re.compile(r"[^\W\d_a-zA-Z]{2,}")
# Endings after which tanwin writes no alef.
_NO_TANWIN_ALEF = ("ا", "ي", "ة", "ء", "ون", "ين", "ات")
_SIBLINGS = ("triggers", "markers", "counted_nouns", "number_words", "time_words")


class Head(Struct, frozen=True, kw_only=True, gc=False):
    """What a noun makes of its phrase.

    Attributes:
        role: The role it gives by itself.
        role_from: `own`: always its own; `inner`: that of the words it governs first; `armed`: its own, but
            police, rebels and peacekeepers among the words it governs win.
        needs: What must be there for it to open a phrase; "" where it stands alone (see `parties.py`).
        number: Grammatical number of this form; None for collectives and forms that may be two things.
        bound: True for a form that stands only before a genitive (dual or sound plural without its noon).
        closed: True for a form that takes no genitive (dual or sound plural with its noon).
    """

    lemma: str
    cls: HeadClass
    role: Role | None
    role_from: str
    speaker: SpeakerKind | None
    needs: str
    number: GrammaticalNumber | None
    bound: bool = False
    closed: bool = False


class Known(Struct, frozen=True, kw_only=True, gc=False):
    """A name that the tables know: a state, territory, capital, body, group, outlet or well-known person."""

    country: str | None
    role: Role | None
    speaker: SpeakerKind
    cls: Literal["state", "territory", "capital", "actor", "person"]


class Demonym(Struct, frozen=True, kw_only=True, gc=False):
    """A nisba of a state or people, in one of its forms; `number` as the form shows it."""

    country: str | None
    role: Role | None
    number: GrammaticalNumber
    feminine: bool


class Adjective(Struct, frozen=True, kw_only=True, gc=False):
    """An adjective of phrases about parties.

    Attributes:
        role: The role it lends its noun.
        preposition: The preposition it governs, "" for none.
        belongs: True where what it governs owns the noun (تابع ل), not only relates to it (مدعوم من).
    """

    role: Role | None
    preposition: str
    belongs: bool


class PartyLexicons(Struct, frozen=True, kw_only=True):
    """All tables of the party reader, folded and inflected.

    Attributes:
        phrases: First word of every name or head of several words -> (words, what it is), longest first.
        borders: Function words, time words and finite verbs, at which a phrase ends -> their class.
        common: Words that are no names, for telling where a name ends.
        names: Tokens of person names -> how often the source has them.
    """

    heads: dict[str, Head]
    known: dict[str, Known]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Known | Head], ...]]
    demonyms: dict[str, Demonym]
    adjectives: dict[str, Adjective]
    titles: dict[str, Role | None]
    borders: dict[str, str]
    common: frozenset[str]
    names: dict[str, int]

    def __hash__(self) -> int:
        """Hashes by identity: the tables are loaded once and never change."""
        return id(self)

    def __eq__(self, other: object) -> bool:
        """Compares by identity, as `__hash__` does."""
        return self is other


@lru_cache(maxsize=1)
def load_party_lexicons() -> PartyLexicons:
    """Loads the party tables of the Arabic folder.

    Returns:
        The tables, one shared copy: do not change it.
    """
    heads, long_heads = _heads()
    known, long_known = _known()
    titles, long_titles = _titles()
    return PartyLexicons(
        heads=heads, known=known, phrases=_by_first_word([*long_heads, *long_known, *long_titles]),
        demonyms=dict(_demonyms()), adjectives=dict(_adjectives()), titles=titles, borders=_borders(),
        common=_common(), names=_names(),
    )  # fmt: skip


def party_words(lexicons: PartyLexicons) -> frozenset[str]:
    """Gives every folded stem that the party tables know, for reading clitics.

    Returns:
        Stems without article or suffix.
    """
    tables: tuple[Mapping[str, object], ...] = (
        lexicons.heads, lexicons.known, lexicons.demonyms, lexicons.adjectives, lexicons.titles, lexicons.phrases,
    )  # fmt: skip
    words = {key.removeprefix("ال") for table in tables for key in table}
    return frozenset(word for word in words if len(word) > 1)


def dual_forms(singular: str) -> tuple[tuple[str, bool], ...]:
    """Inflects a folded singular to the dual.

    Returns:
        (form, whether it is the bound one, without its noon).
    """
    base = singular[:-1] + "ت" if singular.endswith("ة") else singular
    return ((base + "ان", False), (base + "ين", False), (base + "ا", True), (base + "ي", True))


def _heads() -> tuple[dict[str, Head], list[tuple[str, Head]]]:
    single: dict[str, Head] = {}
    long: list[tuple[str, Head]] = []
    for row in read_lexicon(_PACKAGE, "heads"):
        for form, head in _head_forms(row):
            if " " in form:
                long.append((form, head))
                continue
            # A plain singular or listed plural wins over another noun's derived form.
            if form not in single or (single[form].bound and not head.bound):
                single[form] = head
    return single, long


def _head_forms(row: Mapping[str, str]) -> Iterator[tuple[str, Head]]:
    plain = Head(
        lemma=row["singular"].split("|")[0], cls=cast(HeadClass, row["class"]), role=_role(row["role"]),
        role_from=row["role_from"], speaker=cast("SpeakerKind | None", row["speaker"] or None),
        needs=row["needs"], number="singular",
    )  # fmt: skip
    plural = _with_number(plain, "plural")
    collective = not row["plural"]
    for written in row["singular"].split("|"):
        singular = fold(written)
        yield singular, _with_number(plain, None) if collective else plain
        if plain.cls == "both" or (not collective and " " not in singular):
            yield from _duals(singular, plain, sound=row["plural"].startswith("+ون"))
        if not collective and plain.cls in ("person", "people") and not singular.endswith("ة"):
            # The alef of tanwin closes the noun: what follows "جنديا" is no genitive.
            yield singular + "ا", _bound(plain, bound=False)
    for written in row["plural"].split("|"):
        yield from _plurals(row["singular"], written, plural)


def _duals(singular: str, plain: Head, *, sound: bool) -> Iterator[tuple[str, Head]]:
    if len(singular) < 3 or (plain.cls == "place" and not singular.endswith("ة")):
        # "أمين" is no dual of "أم", "وادان" none of "واد".
        return
    dual = _with_number(plain, "dual")
    for form, bound in dual_forms(singular):
        # Where the plural is sound, ين and ي are the far commoner plural (مقاتلين, مقاتلي).
        if not (sound and form.endswith(("ين", "ي"))):
            yield form, _bound(dual, bound=bound)


def _plurals(singulars: str, written: str, plural: Head) -> Iterator[tuple[str, Head]]:
    if written == "+ات":
        for singular in singulars.split("|"):
            yield fold(singular).removesuffix("ة") + "ات", plural
    elif written == "+ون":
        for singular in singulars.split("|"):
            for ending, bound in (("ون", False), ("ين", False), ("و", True), ("ي", True)):
                yield fold(singular) + ending, _bound(plural, bound=bound)
    elif written:
        yield fold(written), plural
        if not fold(written).endswith(_NO_TANWIN_ALEF):
            yield fold(written) + "ا", _bound(plural, bound=False)


def _with_number(head: Head, number: GrammaticalNumber | None) -> Head:
    return Head(
        lemma=head.lemma, cls=head.cls, role=head.role, role_from=head.role_from, speaker=head.speaker,
        needs=head.needs, number=number,
    )  # fmt: skip


def _bound(head: Head, *, bound: bool) -> Head:
    return Head(
        lemma=head.lemma, cls=head.cls, role=head.role, role_from=head.role_from, speaker=head.speaker,
        needs=head.needs, number=head.number, bound=bound, closed=not bound,
    )  # fmt: skip


def _known() -> tuple[dict[str, Known], list[tuple[str, Known]]]:
    single: dict[str, Known] = {}
    long: list[tuple[str, Known]] = []
    for name, known in (*_states(), *_actors()):
        form = fold(name)
        if " " in form:
            long.append((form, known))
        else:
            single.setdefault(form, known)
    return single, long


def _states() -> Iterator[tuple[str, Known]]:
    for row in read_lexicon(_PACKAGE, "countries"):
        is_state = row["kind"] == "state"
        state = Known(
            country=row["country"], role="GOV" if is_state else None, speaker="organisation",
            cls="state" if is_state else "territory",
        )  # fmt: skip
        capital = Known(country=row["country"], role="GOV", speaker="organisation", cls="capital")
        yield from ((name, state) for name in row["names"].split("|"))
        yield from ((name, capital) for name in row["capitals"].split("|") if name)


def _actors() -> Iterator[tuple[str, Known]]:
    for row in read_lexicon(_PACKAGE, "actors"):
        actor = Known(
            country=None if row["country"] == "-" else row["country"], role=_role(row["role"]),
            speaker=cast(SpeakerKind, row["speaker"]), cls="person" if row["kind"] == "person" else "actor",
        )  # fmt: skip
        yield from ((name, actor) for name in row["names"].split("|"))


def _titles() -> tuple[dict[str, Role | None], list[tuple[str, Head]]]:
    single: dict[str, Role | None] = {}
    long: list[tuple[str, Head]] = []
    for row in read_lexicon(_PACKAGE, "titles"):
        title = fold(row["title"])
        if " " not in title:
            single[title] = _role(row["role"])
            continue
        head = Head(
            lemma=title, cls="title", role=_role(row["role"]), role_from="own", speaker="person", needs="name",
            number="singular",
        )  # fmt: skip
        long.append((title, head))
    return single, long


def _demonyms() -> Iterator[tuple[str, Demonym]]:
    for row in read_lexicon(_PACKAGE, "demonyms"):
        country = None if row["country"] == "-" else row["country"]
        for adjective in row["adjectives"].split("|"):
            first, _, rest = fold(adjective).partition(" ")
            if not rest:
                yield from _demonym_forms(first, country, _role(row["role"]))
        for plural in filter(None, row["plurals"].split("|")):
            yield (
                fold(plural),
                Demonym(country=country, role=_role(row["role"]), number="plural", feminine=False),
            )


def _demonym_forms(adjective: str, country: str | None, role: Role | None) -> Iterator[tuple[str, Demonym]]:
    forms: tuple[tuple[str, GrammaticalNumber, bool], ...] = (
        ("", "singular", False), ("ا", "singular", False), ("ة", "singular", True), ("ون", "plural", False),
        ("ين", "plural", False), ("ات", "plural", True), ("ان", "dual", False), ("تان", "dual", True),
        ("تين", "dual", True), ("و", "plural", False),
    )  # fmt: skip
    for ending, number, feminine in forms:
        yield adjective + ending, Demonym(country=country, role=role, number=number, feminine=feminine)


def _adjectives() -> Iterator[tuple[str, Adjective]]:
    for row in read_lexicon(_PACKAGE, "adjectives"):
        base = fold(row["adjective"])
        adjective = Adjective(
            role=_role(row["role"]), preposition=fold(row["preposition"]), belongs=row["belongs"] == "yes"
        )
        stem = base.removesuffix("ة")
        endings = ("", "ا", "ة", "ون", "ين", "ات", "ان", "تان", "تين", "و", "ي")
        yield from ((stem + ending, adjective) for ending in endings)
        yield base, adjective


def _borders() -> dict[str, str]:
    borders: dict[str, str] = {}
    for verb in _verbs():
        borders.update(dict.fromkeys(verb, "verb"))
    for row in read_lexicon(_PACKAGE, "borders"):
        if row["class"] not in ("verb", "noun"):
            borders[fold(row["word"])] = row["class"]
    return borders


def _verbs() -> Iterator[Iterable[str]]:
    for row in read_lexicon(_PACKAGE, "borders"):
        if row["class"] == "verb":
            yield conjugate(row["word"], row["present"])
    for name in ("triggers", "markers"):
        for row in read_lexicon(_PACKAGE, name):
            yield from (conjugate(past, present) for past, present in _VERB.findall(row["verb"]))


def _common() -> frozenset[str]:
    """Words of the sibling lexicons and the nouns among the borders."""
    rows = [row["word"] for row in read_lexicon(_PACKAGE, "borders") if row["class"] == "noun"]
    for name in _SIBLINGS:
        rows += [cell for row in read_lexicon(_PACKAGE, name) for cell in row.values()]
    return frozenset(word for cell in rows for word in _WORD.findall(fold(cell)))


def _names() -> dict[str, int]:
    names: dict[str, int] = {}
    for row in read_lexicon(_PACKAGE, "person-name-tokens"):
        form = fold(row["arabic"])
        names[form] = names.get(form, 0) + int(row["count"])
    return names


def _role(cell: str) -> Role | None:
    return cast(Role, cell) if cell else None


def _by_first_word(
    entries: Iterable[tuple[str, Known | Head]],
) -> dict[str, tuple[tuple[tuple[str, ...], Known | Head], ...]]:
    found: dict[str, dict[tuple[str, ...], Known | Head]] = {}
    for form, entry in entries:
        words = tuple(form.split())
        found.setdefault(words[0], {}).setdefault(words, entry)
    return {first: tuple(sorted(entries.items(), key=_longest_first)) for first, entries in found.items()}


def _longest_first(item: tuple[tuple[str, ...], object]) -> tuple[int, tuple[str, ...]]:
    return -len(item[0]), item[0]
