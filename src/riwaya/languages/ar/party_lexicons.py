"""Loads what Arabic knows of parties: states, demonyms, actors, role-bearing nouns, titles and name tokens.

Every key is folded; the forms of number and case are derived (`party_forms.py`). What the words mean for a
phrase is decided in `phrases.py`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal, cast

from msgspec import Struct, field

from riwaya.languages.ar.demonyms import Demonym, read_demonyms
from riwaya.languages.ar.normalize import fold
from riwaya.languages.ar.party_forms import Head, head_forms, read_role
from riwaya.languages.ar.verbs import conjugate
from riwaya.languages.ar.word_table import inflect
from riwaya.languages.lexicon import read_lexicon
from riwaya.model.codebook import Role, SpeakerKind

_PACKAGE = "riwaya.languages.ar"
_VERB = re.compile(r"(\w+)/(\w+)")
_WORD = re.compile(r"[^\W\d_a-zA-Z]{2,}")
# The source counts few Arab names; a given name of the hand-kept list weighs as much as a common one there.
_GIVEN_NAME_COUNT = 100
# First words of names of places that are as often those of persons (أبو كمال, أبو بكر).
_OF_PERSONS = frozenset(
    {"ابو", "ابي", "ام", "ابن", "بن", "ذو", "سان", "سلطان", "سيدي", "شيخ", "الشيخ", "عبد", "ال"}
)
# Columns of sentences: their words are no entries.
_SENTENCES = frozenset({"example", "counterexample"})
_BEFALLING = frozenset({"detain", "release"})
_SIBLINGS = ("triggers", "markers", "counted_nouns", "number_words", "time_words")


class Known(Struct, frozen=True, kw_only=True, gc=False):
    """A name that the tables know: a state, territory, capital, body, group, outlet or well-known person."""

    country: str | None
    role: Role | None
    speaker: SpeakerKind
    cls: Literal["state", "territory", "capital", "actor", "person"]


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


class PhraseWords(Struct, frozen=True, kw_only=True):
    """Closed sets of words that rules of the phrase reader name (`phrase_words.tsv`; its README tells which)."""

    apposed_places: frozenset[str]
    before_names: frozenset[str]
    contents: frozenset[str]
    copulas: frozenset[str]
    crowds: frozenset[str]
    demonstratives: frozenset[str]
    destinations: frozenset[str]
    directions: frozenset[str]
    envoys: frozenset[str]
    in_their_name: frozenset[str]
    lands: frozenset[str]
    locatives: frozenset[str]
    ministers: frozenset[str]
    motions: frozenset[str]
    numerals: frozenset[str]
    of_states: frozenset[str]
    of_years: frozenset[str]
    policed: frozenset[str]
    purposes: frozenset[str]
    remote: frozenset[str]
    reporters: frozenset[str]
    residents: frozenset[str]
    sayings: frozenset[str]
    selves: frozenset[str]
    shelters: frozenset[str]
    spokesmen: frozenset[str]
    standing: frozenset[str]
    ways: frozenset[str]
    wings: frozenset[str]


class PartyLexicons(Struct, frozen=True, kw_only=True):
    """All tables of the party reader, folded and inflected.

    Attributes:
        phrases: First and second word of every name or head of several words -> (words, what it is), longest
            first.
        borders: Function words, time words and finite verbs, at which a phrase ends -> their class.
        common: Words that are no names, for telling where a name ends.
        listed: Forms of the ordinary words of `words.tsv`: what is none of them may be a proper name.
        patients: Nouns of what befalls people (مقتل, اعتقال): what follows one is no adjective of it.
        conjugated: Forms of its verbs, which bear no article.
        places: First words of names of places (دير, كفر), which open no name of a person.
        names: Tokens of person names -> how often the source has them.
        remembered: Written forms -> what `party_words.py` found for them; it only saves time.
    """

    heads: dict[str, Head]
    known: dict[str, Known]
    phrases: dict[str, dict[str, tuple[tuple[tuple[str, ...], Known | Head], ...]]]
    demonyms: dict[str, Demonym]
    adjectives: dict[str, Adjective]
    titles: dict[str, Role | None]
    borders: dict[str, str]
    common: frozenset[str]
    listed: frozenset[str]
    conjugated: frozenset[str]
    patients: frozenset[str]
    places: frozenset[str]
    names: dict[str, int]
    sets: PhraseWords
    remembered: dict[str, Any] = field(default_factory=dict)

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
        heads=heads, known=known, phrases=_by_first_words([*long_heads, *long_known, *long_titles]),
        demonyms=dict(read_demonyms()), adjectives=dict(_adjectives()), titles=titles, borders=_borders(),
        common=_common(), listed=_listed("noun", "word"), conjugated=_listed("verb"), patients=_patients(),
        places=_place_openers(), names=_names(), sets=_phrase_words(),
    )  # fmt: skip


def party_words(lexicons: PartyLexicons) -> frozenset[str]:
    """Gives every folded stem that the party tables know, for reading clitics.

    Returns:
        Stems without article or suffix.
    """
    tables: tuple[Mapping[str, object], ...] = (
        lexicons.heads, lexicons.known, lexicons.demonyms, lexicons.adjectives, lexicons.titles,
        lexicons.phrases,
    )  # fmt: skip
    words = {key.removeprefix("ال") for table in tables for key in table}
    return frozenset(word for word in words if len(word) > 1)


def _heads() -> tuple[dict[str, Head], list[tuple[str, Head]]]:
    single: dict[str, Head] = {}
    long: list[tuple[str, Head]] = []
    states = {row["noun"]: row["country"] for row in read_lexicon(_PACKAGE, "nouns_of_states")}
    for row in read_lexicon(_PACKAGE, "heads"):
        country = states.get(row["singular"].split("|")[0])
        for form, head in head_forms(row, country=country):
            if " " in form:
                long.append((form, head))
                continue
            # A plain singular or listed plural wins over another noun's derived form.
            if form not in single or (single[form].bound and not head.bound):
                single[form] = head
    return single, long


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
            country=None if row["country"] == "-" else row["country"], role=read_role(row["role"]),
            speaker=cast(SpeakerKind, row["speaker"]), cls="person" if row["kind"] == "person" else "actor",
        )  # fmt: skip
        yield from ((name, actor) for name in row["names"].split("|"))


def _titles() -> tuple[dict[str, Role | None], list[tuple[str, Head]]]:
    single: dict[str, Role | None] = {}
    long: list[tuple[str, Head]] = []
    for row in read_lexicon(_PACKAGE, "titles"):
        title = fold(row["title"])
        if " " not in title:
            single[title] = read_role(row["role"])
            continue
        head = Head(
            lemma=title, cls="title", role=read_role(row["role"]), role_from="own", speaker="person",
            needs="name", number="singular",
        )  # fmt: skip
        long.append((title, head))
    return single, long


def _adjectives() -> Iterator[tuple[str, Adjective]]:
    for row in read_lexicon(_PACKAGE, "adjectives"):
        base = fold(row["adjective"])
        adjective = Adjective(
            role=read_role(row["role"]), preposition=fold(row["preposition"]), belongs=row["belongs"] == "yes"
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
        cells = (item for row in read_lexicon(_PACKAGE, name) for item in row.items())
        rows += [cell for column, cell in cells if column not in _SENTENCES]
    return frozenset(word for cell in rows for word in _WORD.findall(fold(cell)))


def _listed(*classes: str) -> frozenset[str]:
    rows = [row for row in read_lexicon(_PACKAGE, "words") if row["class"] in classes]
    return frozenset(
        form for row in rows for form in inflect(fold(row["word"]), cls=row["class"], present=row["present"])
    )


def _patients() -> frozenset[str]:
    rows = read_lexicon(_PACKAGE, "triggers")
    befall = [
        row for row in rows if row["casualty"] or row["type"] in _BEFALLING or row["mode"] == "assassination"
    ]
    return frozenset(word for row in befall for word in _WORD.findall(fold(row["noun"])))


def _phrase_words() -> PhraseWords:
    sets: dict[str, set[str]] = {}
    for row in read_lexicon(_PACKAGE, "phrase_words"):
        # Lemmas are those of heads.tsv, as written there; forms meet folded words.
        sets.setdefault(row["class"], set()).add(
            row["word"] if row["match"] == "lemma" else fold(row["word"])
        )
    return PhraseWords(**{name: frozenset(words) for name, words in sets.items()})


def _place_openers() -> frozenset[str]:
    rows = read_lexicon(_PACKAGE, "place_words")
    return frozenset(fold(row["word"]) for row in rows if row["class"] == "first_part") - _OF_PERSONS


def _names() -> dict[str, int]:
    names: dict[str, int] = {}
    for row in read_lexicon(_PACKAGE, "person-name-tokens"):
        form = fold(row["arabic"])
        names[form] = names.get(form, 0) + int(row["count"])
    for row in read_lexicon(_PACKAGE, "given-names"):
        form = fold(row["name"])
        names[form] = max(names.get(form, 0), _GIVEN_NAME_COUNT)
    return names


def _by_first_words(
    entries: Iterable[tuple[str, Known | Head]],
) -> dict[str, dict[str, tuple[tuple[tuple[str, ...], Known | Head], ...]]]:
    found: dict[str, dict[str, dict[tuple[str, ...], Known | Head]]] = {}
    for form, entry in entries:
        words = tuple(form.split())
        found.setdefault(words[0], {}).setdefault(words[1], {}).setdefault(words, entry)
    return {
        first: {second: tuple(sorted(same.items(), key=_longest_first)) for second, same in further.items()}
        for first, further in found.items()
    }


def _longest_first(item: tuple[tuple[str, ...], object]) -> tuple[int, tuple[str, ...]]:
    return -len(item[0]), item[0]
