"""Prepares a page that was read for the ledger: what depends on this page alone, and need not wait for others.

Processes that read pages do it while another one stores and groups them. What is not prepared is made where it is
needed, to the same bytes.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from riwaya.analysis import content_words, read_naming, search_terms
from riwaya.ledger.records import IndexedSentence
from riwaya.model.claim import PageRecord
from riwaya.model.page import RawPage

if TYPE_CHECKING:
    from riwaya.languages.language import Language
    from riwaya.resolve import Judge, Rarity, ResolvablePage


class Prepared(Struct, frozen=True, kw_only=True):
    """What the ledger needs of a page beside its record.

    Attributes:
        sentences: As search finds them.
        told: What the page tells by itself, packed for the shelf of the grouping; empty where it has no claims.
    """

    sentences: tuple[IndexedSentence, ...]
    told: dict[str, bytes] = {}


Prepare = Callable[[RawPage, PageRecord], Prepared | None]


def open_preparing(language_code: str) -> Prepare:
    """Loads what preparing needs and gives the function that prepares a page.

    Args:
        language_code: Language of the pages.

    Returns:
        A function that gives None for a page that cannot be prepared: where it is stored shows what is wrong.
    """
    from riwaya.languages import load_language  # noqa: PLC0415

    language = load_language(language_code)
    analyse, judge = search_terms(language), open_judge(language)

    def prepare(page: RawPage, record: PageRecord) -> Prepared | None:
        from riwaya.ledger.search import find_sentences  # noqa: PLC0415

        try:
            sentences = find_sentences(page, record, analyse=analyse)
            return Prepared(sentences=sentences, told=_tell(page, record, judge=judge))
        except Exception:  # noqa: BLE001 (the ledger's door judges pages, and says what is wrong with them)
            return None

    return prepare


def _tell(page: RawPage, record: PageRecord, *, judge: "Judge") -> dict[str, bytes]:
    from riwaya.resolve import pack_parts, tell_text  # noqa: PLC0415

    if not record.claims:
        return {}
    known = resolvable(page, record)
    return pack_parts(tell_text(known, prints=[known], judge=judge))


def open_judge(language: "Language") -> "Judge":
    """Gives what claims are grouped by, but for what people decided.

    Args:
        language: Words and their shipped counts.

    Returns:
        The judge; nothing in it depends on the pages of a run.
    """
    from riwaya.resolve import Judge  # noqa: PLC0415

    return Judge(words=content_words(language), naming=read_naming(language), rarity=open_rarity(language))


def open_rarity(language: "Language") -> "Rarity":
    """Gives the counts of words that claims are compared by.

    Args:
        language: Ships counts, or none.

    Returns:
        The language's counts; where it ships none, all words are alike.
    """
    from riwaya.resolve import ALL_ALIKE, load_rarity  # noqa: PLC0415

    return load_rarity(language.lexicon("word_counts")) or ALL_ALIKE


def resolvable(page: RawPage, record: PageRecord) -> "ResolvablePage":
    """Gives a read page as the grouping needs it.

    Args:
        page: The page.
        record: What was read of it.

    Returns:
        Its text, its claims and where its own story stands.
    """
    from riwaya.resolve import ResolvablePage  # noqa: PLC0415

    return ResolvablePage(
        id=page.id,
        text=page.text,
        text_sha256=record.text_sha256,
        published=record.published.value,
        outlet=page.outlet,
        claims=record.claims,
        main=tuple((part.start, part.end) for part in record.segments if part.kind == "main"),
    )
