"""Derives the written forms of the nouns that head parties: dual, sound plurals, tanwin, bound forms.

`heads.tsv` holds singular and broken plural; the rest follows any grammar's rules. Forms are folded.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, cast

from msgspec import Struct
from msgspec.structs import replace

from riwaya.languages.ar.normalize import fold
from riwaya.model.codebook import Role, SpeakerKind
from riwaya.model.reading import GrammaticalNumber

HeadClass = Literal[
    "person", "people", "title", "source", "force", "body", "group", "agency", "document", "object", "place",
    "quantity", "both", "site", "inner",
]  # fmt: skip
# Endings after which tanwin writes no alef.
_NO_TANWIN_ALEF = ("ا", "ي", "ة", "ء", "ون", "ين", "ات")


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
        country: The state that the word itself tells (مستوطن).
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
    country: str | None = None


def head_forms(row: Mapping[str, str], *, country: str | None = None) -> Iterator[tuple[str, Head]]:
    """Derives the forms of one row of `heads.tsv`.

    Args:
        row: Its cells; `plural` holds broken plurals as they are, "+ون" and "+ات" for the sound ones.
        country: The state that the noun tells, None for most.

    Yields:
        (folded form, what it is), the singular first.
    """
    plain = Head(
        lemma=row["singular"].split("|")[0], cls=cast(HeadClass, row["class"]), role=read_role(row["role"]),
        role_from=row["role_from"], speaker=cast("SpeakerKind | None", row["speaker"] or None),
        needs=row["needs"], number="singular", country=country,
    )  # fmt: skip
    plural = _with_number(plain, "plural")
    collective = not row["plural"]
    for written in row["singular"].split("|"):
        singular = fold(written)
        yield singular, _with_number(plain, None) if collective else plain
        # The bound dual of "آخر" would be "أخرى".
        inflects = not collective and " " not in singular and plain.needs != "other"
        if plain.cls == "both" or inflects:
            yield from _duals(singular, plain, sound=row["plural"].startswith("+ون"))
        if not collective and _takes_tanwin(singular, plain):
            # The alef of tanwin closes the noun: what follows "جنديا" is no genitive.
            yield singular + "ا", _bound(plain, bound=False)
    for written in row["plural"].split("|"):
        yield from _plurals(row["singular"], written, plural)


def _takes_tanwin(singular: str, plain: Head) -> bool:
    """People, and houses that are somebody's: "دمر مسجدا"; of mere places the form is an adverb ("طريقا")."""
    if plain.cls == "place":
        return plain.role is not None and len(singular) > 2 and singular[-1] not in "ةاءى"
    return plain.cls in ("person", "people") and not singular.endswith("ة")


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
    return replace(head, number=number)


def _bound(head: Head, *, bound: bool) -> Head:
    return replace(head, bound=bound, closed=not bound)


def dual_forms(singular: str) -> tuple[tuple[str, bool], ...]:
    """Inflects a folded singular to the dual.

    Returns:
        (form, whether it is the bound one, without its noon).
    """
    base = singular[:-1] + "ت" if singular.endswith("ة") else singular
    return ((base + "ان", False), (base + "ين", False), (base + "ا", True), (base + "ي", True))


def read_role(cell: str) -> Role | None:
    """Reads a role cell.

    Returns:
        The role, None for an empty cell.
    """
    return cast(Role, cell) if cell else None
