"""The flow of a page on one screen: a page in, its claims out and stored. `riwaya.grouping` joins them to events.

    RawBytes ──html──▶ RawPage ──clean──▶ CleanPage ──read──▶ ReadPage ──extract──▶ claims
             ──ledger──▶ stored ──resolve──▶ Event

Every step is a function of records; `riwaya.engines` runs the same steps over many pages at once. The rooms
are imported when they are first needed, so that commands which read no page start without them.
"""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from riwaya.acquire import check_text, refuse_page
from riwaya.errors import InputError
from riwaya.model.claim import PageRecord
from riwaya.model.page import CleanPage, Provenance, RawBytes, RawPage, Refusal, RefusalReason
from riwaya.preparing import Prepared, open_preparing
from riwaya.rules import rules_version

if TYPE_CHECKING:
    from riwaya.extract import Models
    from riwaya.languages.language import Language
    from riwaya.ledger.records import SketchedText, UnsketchedText
    from riwaya.ledger.store import Ledger
    from riwaya.read import Reader

_OUTCOMES_AT_ONCE = 1024
_TEXTS_AT_ONCE = 2048
"""Texts compared with older ones in one transaction: looking all their hashes up in order is far quicker."""


class Rooms(Struct, frozen=True, kw_only=True):
    """What reading needs, loaded once a process: a language with its lexicons, a reader with its places.

    Attributes:
        rules: Name of the rules and words in use (`riwaya.rules`).
        models: The learnt part of extraction; None reads by rules alone.
    """

    language: "Language"
    reader: "Reader"
    rules: str
    models: "Models | None" = None


class Reading(Struct, frozen=True, kw_only=True):
    """A page with what was read out of it.

    Attributes:
        not_understood: Triggers that no rule could make a claim of: lexicon entry -> how often.
        prepared: For the ledger; None where nobody asked for it.
    """

    page: RawPage
    record: PageRecord
    not_understood: dict[str, int] = {}
    prepared: Prepared | None = None


class Stored(Struct, frozen=True, kw_only=True):
    """What became of readings that were offered to a ledger.

    Attributes:
        run: Number that the ledger gave the run.
        new: Pages that changed the ledger.
        refused_claims: Claims whose words do not prove them; each is kept as a refusal.
        refused_pages: Pages that the ledger could not take.
    """

    run: int
    new: int
    refused_claims: int
    refused_pages: tuple[Refusal, ...]


PageReader = Callable[[RawPage | RawBytes], Reading | Refusal]
OpenReader = Callable[[str], PageReader]


def open_rooms(language_code: str, *, judge: bool = True) -> Rooms:
    """Loads lexicons, places and weights.

    Args:
        language_code: Language of the pages.
        judge: Whether the learnt models weigh what the rules find.

    Returns:
        The rooms, ready to read any number of pages.
    """
    from riwaya.extract import load_models  # noqa: PLC0415
    from riwaya.languages import load_language  # noqa: PLC0415
    from riwaya.places import load_gazetteer  # noqa: PLC0415
    from riwaya.read import Reader  # noqa: PLC0415

    language = load_language(language_code)
    gazetteer = load_gazetteer(language.fold, lexicon=language.lexicon)
    rules = name_rules(judge=judge)
    models = load_models() if judge else None
    return Rooms(language=language, reader=Reader(language, gazetteer), rules=rules, models=models)


def name_rules(*, judge: bool) -> str:
    """Names what reads pages in this installation.

    Args:
        judge: Whether the learnt models weigh what the rules find.

    Returns:
        As in `PageRecord.rules`.
    """
    return rules_version() if judge else f"{rules_version()}+rules-only"


def open_markup(page: RawBytes, *, language: "Language") -> RawPage:
    """Takes a page's text out of its markup; what its source states goes before what the page says of itself.

    Args:
        page: As acquired.
        language: Reads the date that the page shows where its markup states none.

    Returns:
        The page as text.
    """
    from riwaya.clean.html import read_html  # noqa: PLC0415

    found = read_html(page.data, url=page.url, charset_hint=page.charset)
    check_text(found.text, max_page_bytes=None)
    return RawPage(
        id=page.id,
        text=found.text,
        published=page.published or found.published or _shown_day(found.dateline, language),
        outlet=page.outlet or found.outlet,
        url=page.url or found.canonical_url,
        title=page.title or found.title,
        lang=page.lang or found.lang,
        origin=page.origin,
        provenance=Provenance(fetched=page.fetched, byline=found.byline, cleaner=found.cleaner),
    )


def _shown_day(dateline: str | None, language: "Language") -> str | None:
    """Reads the words by which a page shows its date; None unless they name day, month and year."""
    if dateline is None:
        return None
    shown = language.published([language.tokens(dateline, 0, len(dateline))], metadata=None)
    return shown.value if shown.precision == "day" else None


def read_page(page: RawPage | RawBytes, *, rooms: Rooms) -> Reading:
    """Takes one page through clean, read and extract.

    Args:
        page: As acquired, text or markup.
        rooms: Language, reader and name of the rules.

    Returns:
        The codebook's output record of the page.

    Raises:
        InputError: `not_arabic` for a page in another language, `no_story` for markup without running text.
    """
    from riwaya.clean import clean_page  # noqa: PLC0415
    from riwaya.clean.tongue import page_language  # noqa: PLC0415
    from riwaya.extract import extract_claims  # noqa: PLC0415

    if isinstance(page, RawBytes):
        page = open_markup(page, language=rooms.language)
    clean = clean_page(page, language=rooms.language)
    tongue = page_language(clean, language=rooms.language)
    if tongue != rooms.language.code:
        raise InputError("not_arabic", f"expected {rooms.language.code}, found {tongue}; leave the page out")
    read = rooms.reader.read_page(clean)
    found = extract_claims(read, language=rooms.language, models=rooms.models)
    record = PageRecord(
        id=page.id,
        text_sha256=clean.text_sha256,
        rules=rooms.rules,
        published=read.published,
        segments=clean.segments,
        claims=found.claims,
    )
    return Reading(page=page, record=record, not_understood=dict(found.not_understood))


class ReaderOpener(Struct, frozen=True, kw_only=True):
    """Opens readers with the choices of a run. Equal ones are one key, so that a process loads its rooms once."""

    judge: bool = True

    def __call__(self, language_code: str) -> PageReader:
        """Gives what `open_reader` gives with these choices."""
        return open_reader(language_code, judge=self.judge)


def open_reader(language_code: str, *, judge: bool = True) -> PageReader:
    """Loads the rooms and gives the function that reads one page or refuses it.

    Args:
        language_code: Language of the pages.
        judge: Whether the learnt models weigh what the rules find.

    Returns:
        A function that never raises for a page: one that cannot be read comes back as a refusal, `failed`.
    """
    rooms = open_rooms(language_code, judge=judge)

    def read_or_refuse(page: RawPage | RawBytes) -> Reading | Refusal:
        try:
            return read_page(page, rooms=rooms)
        except InputError as error:
            return refuse_page(page, msgspec.convert(error.reason, RefusalReason), detail=str(error))
        except Exception as error:  # noqa: BLE001 (whatever a page breaks, the other pages are read)
            detail = f"expected to read the page, found {type(error).__name__}: {str(error)[:200]}; report it"
            return refuse_page(page, "failed", detail=detail)

    return read_or_refuse


class PreparingOpener(Struct, frozen=True, kw_only=True):
    """Opens readers that prepare for the ledger what they read.

    Attributes:
        reader: Opens those that only read; equal ones make equal ones of this.
    """

    reader: OpenReader

    def __call__(self, language_code: str) -> PageReader:
        """Gives what the reader gives, and what is prepared of it."""
        read, prepare = self.reader(language_code), open_preparing(language_code)

        def read_and_prepare(page: RawPage | RawBytes) -> Reading | Refusal:
            outcome = read(page)
            if isinstance(outcome, Refusal):
                return outcome
            return replace(outcome, prepared=prepare(outcome.page, outcome.record))

        return read_and_prepare


def add_outcomes(
    outcomes: Iterable[Reading | Refusal],
    *,
    ledger: "Ledger",
    command: str,
    clock: Callable[[], str],
    expect: Callable[[str, Prepared], None] | None = None,
    catch_up: Callable[[], None] | None = None,
) -> Stored:
    """Stores readings and refusals as one run, each page in a transaction of its own.

    Args:
        outcomes: In input order.
        ledger: Open for writing.
        command: What was called, for people.
        clock: Tells the time (ISO).
        expect: Takes the digest of a page's text and what was prepared of it, once the page is stored as it was read.
        catch_up: Called after every 1,024 outcomes, so that what is computed from stored pages does not wait for
            the last; other processes read on meanwhile.

    Returns:
        What became of them.
    """
    run = ledger.start_run(command=command, rules=rules_version(), started=clock())
    new = refused_claims = 0
    refused_pages: list[Refusal] = []
    for number, outcome in enumerate(outcomes, start=1):
        if isinstance(outcome, Refusal):
            ledger.add_refusal(outcome, run=run)
        else:
            prepared = outcome.prepared
            sentences = None if prepared is None else prepared.sentences
            added = ledger.add_page(outcome.page, outcome.record, run=run, sentences=sentences)
            if expect and prepared and added.new and not added.refused:
                expect(outcome.record.text_sha256, prepared)
            new += added.new
            refused_claims += added.refused
            if added.refusal is not None:
                refused_pages.append(added.refusal)
        if catch_up and number % _OUTCOMES_AT_ONCE == 0:
            catch_up()
    ledger.finish_run(run, finished=clock())
    return Stored(run=run, new=new, refused_claims=refused_claims, refused_pages=tuple(refused_pages))


def link_copies(ledger: "Ledger", *, language: "Language") -> int:
    """Compares every stored text that was not compared yet with the older ones, and reads its credits.

    Args:
        ledger: Open for writing.
        language: Language of the pages.

    Returns:
        How many copies were found.
    """
    from riwaya.clean.copies import tell_copies  # noqa: PLC0415

    sketched = (_sketch(text, language=language) for text in ledger.unsketched())
    found = 0
    while some := list(islice(sketched, _TEXTS_AT_ONCE)):
        found += ledger.add_links(some, tell=tell_copies)
    return found


def _sketch(text: "UnsketchedText", *, language: "Language") -> "SketchedText":
    """Takes what copies are found by from a page's own story, and its credits."""
    from riwaya.clean.copies import sketch_page  # noqa: PLC0415
    from riwaya.clean.credits import find_credits  # noqa: PLC0415
    from riwaya.ledger.records import SketchedText  # noqa: PLC0415

    page, record = text.stored.page, text.stored.record
    clean = CleanPage(page=page, text_sha256=record.text_sha256, segments=record.segments)
    return SketchedText(
        version=text.version,
        page=page.id,
        sketch=sketch_page(clean, language=language),
        credits=find_credits(clean, language=language),
    )
