"""Gives the CAMEO country and role codes of a claim's party, from the committed table `gsr_roles.tsv`.

GSR coders code a country where the phrase itself names it, so the phrase is read once more by itself: what the
page lent it does not count. Rows are tried in order and the first that holds decides; `words` hold where the
phrase has one of them, whatever its clitics, `stated` where the phrase names a country or a name of its own.
"""

import csv
from pathlib import Path

from msgspec import Struct

from riwaya.languages.language import Language
from riwaya.model.claim import Party
from riwaya.model.reading import PartyMention

TABLE = Path(__file__).with_name("gsr_roles.tsv")
ANY = "*"


class Row(Struct, frozen=True, kw_only=True):
    """One line of the table; `words` folded, empty for any phrase."""

    kind: str
    given: str
    words: frozenset[str]
    stated: str
    code: str | None


class Codes(Struct, frozen=True, kw_only=True):
    """CAMEO codes of an actor; None where it has none."""

    country: str | None
    role: str | None


def load_rows(language: Language) -> tuple[Row, ...]:
    """Reads the table.

    Args:
        language: Folds its words as the reader folds those of pages.

    Returns:
        Its rows in order.
    """
    with TABLE.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream, delimiter="\t"))
    return tuple(
        Row(
            kind=line["kind"],
            given=line["from"],
            words=frozenset(language.fold(word) for word in line["words"].split("|") if word),
            stated=line["stated"],
            code=line["code"] or None,
        )
        for line in lines
    )


def code_party(party: Party, *, rows: tuple[Row, ...], language: Language) -> Codes:
    """Codes one party.

    Args:
        party: Source or target of a claim.
        rows: From `load_rows`.
        language: Reads the phrase by itself.

    Returns:
        Its codes.
    """
    own = _read_alone(party.text, language)
    country = own.country if own is not None else None
    words = _words(party.text, language)
    named = country is not None or party.name is not None
    # "Israel", "Iranians": a country alone has no role.
    alone = party.role in ("GOV", "CVL") and country is not None and len(party.text.split()) == 1
    if country is None:
        country = _adjective(party.text, language)
    if country is None and _points_back(party.text, language):
        country = party.country
    return Codes(
        country=_pick("country", country, words, rows, named=country is not None, other=country),
        role=None if alone else _pick("role", party.role, words, rows, named=named, other=None),
    )


def _adjective(text: str, language: Language) -> str | None:
    """The country of an adjective in the phrase that the reader of parties leaves out ("Egyptian security men")."""
    marks = language.markers(language.tokens(text, 0, len(text)), text)
    return next((mark.value for mark in marks if mark.cls == "demonym"), None)


def _points_back(text: str, language: Language) -> bool:
    """Whether a pronoun ("its soldiers") says whose they are, so that the country read for them is stated."""
    return any(token.suffix for token in language.tokens(text, 0, len(text)))


def _read_alone(text: str, language: Language) -> PartyMention | None:
    """The first party of a phrase, read without its page; one with a country goes first."""
    tokens = language.tokens(text, 0, len(text))
    found = language.parties(tokens, text, numbers=language.numbers(tokens, text)).mentions
    return next((party for party in found if party.country is not None), found[0] if found else None)


def _words(text: str, language: Language) -> frozenset[str]:
    tokens = language.tokens(text, 0, len(text))
    return frozenset({t.folded for t in tokens} | {stem for t in tokens for _, stem, _ in t.readings})


def _pick(
    kind: str,
    given: str | None,
    words: frozenset[str],
    rows: tuple[Row, ...],
    *,
    named: bool,
    other: str | None,
) -> str | None:
    for row in rows:
        if row.kind != kind or row.given not in (ANY, given or ""):
            continue
        if (row.words and not row.words & words) or row.stated not in (ANY, "yes" if named else "no"):
            continue
        return row.code
    return other
