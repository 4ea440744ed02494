"""Joins the claims of many pages to events: of a ledger as pages come to it, or of all pages at once.

The room `resolve` decides; what it needs of a ledger's rows and of the language is brought together here.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from riwaya.analysis import content_words, read_naming
from riwaya.model.claim import PageRecord
from riwaya.model.decision import Decision
from riwaya.model.event import Event
from riwaya.model.page import RawPage
from riwaya.preparing import Prepared, open_judge, open_rarity, resolvable
from riwaya.rules import grouping_version

if TYPE_CHECKING:
    from riwaya.languages.language import Language
    from riwaya.ledger.grouping import GroupShelf, Print
    from riwaya.ledger.store import Ledger
    from riwaya.resolve import EventWhy, Judge, Parts, Regrouping, ResolvablePage, Texts

_TEXTS_AT_ONCE = 1024
"""Texts grouped in one transaction: an event that several of them change is made once. Others may write after each,
which takes about ten seconds."""


def update_events(ledger: "Ledger", *, language: "Language", judge: "Judge | None" = None) -> None:
    """Groups the claims of pages that came, changed or went since the last time, with those they can belong to.

    Args:
        ledger: Open for writing.
        language: Language of the pages.
        judge: From `open_judge`, where it is at hand.
    """
    Grouper(ledger, judge=judge or open_judge(language)).update()


class Grouper:
    """Groups the claims of one ledger again and again, and keeps the texts in memory that it used last."""

    def __init__(self, ledger: "Ledger", *, judge: "Judge") -> None:
        """Begins with nothing in memory.

        Args:
            ledger: Open for writing.
            judge: From `open_judge`.
        """
        self._ledger = ledger
        self._judge = judge
        self._texts: Texts | None = None
        self._change = 0
        self._told: dict[str, Parts] = {}

    def expect(self, text_sha256: str, prepared: Prepared) -> None:
        """Keeps what was prepared of a page until the next update, which then need not tell it again.

        Args:
            text_sha256: Digest of the page's text.
            prepared: Of the page as the ledger has taken it in, with all its claims.
        """
        if prepared.told:
            self._told.setdefault(text_sha256, prepared.told)

    def update(self) -> None:
        """Groups the claims of pages that came, changed or went since the last time, with those they can belong to.

        Texts are taken in some at a time, each time with the events that they change in one transaction.
        """
        while self._update_some():
            pass
        self._told.clear()

    def _update_some(self) -> bool:
        """Takes some of the waiting texts in; False where no more wait."""
        from riwaya.resolve import number_text  # noqa: PLC0415

        texts, self._texts = self._texts, None  # a transaction that fails leaves nothing in memory
        with self._ledger.regrouping(number=number_text) as shelf:
            change = shelf.begin(grouping_version())
            texts = self._hold(shelf, texts if change == self._change + 1 else None)
            is_full = _regroup_some(shelf, judge=self._judge, texts=texts, told=self._told)
        self._texts, self._change = texts, change
        return is_full

    def _hold(self, shelf: "GroupShelf", texts: "Texts | None") -> "Texts":
        from riwaya.resolve import Texts  # noqa: PLC0415

        if texts is None:
            return Texts(shelf.told)
        texts.move_to(shelf.told)
        return texts


def _regroup_some(
    shelf: "GroupShelf", *, judge: "Judge", texts: "Texts", told: Mapping[str, "Parts"]
) -> bool:
    """Takes some of the waiting texts in, those of `told` as they were told; False where no more wait."""
    from riwaya.resolve import Regrouping, number_text, renew_events, rule  # noqa: PLC0415

    decisions = shelf.decisions()
    regrouping = Regrouping(shelf.told, judge=replace(judge, bonds=rule(decisions)), texts=texts)
    if decisions:
        told = {}  # decisions part claims of one page
    decided = shelf.undecided(decisions)
    waiting = shelf.waiting(most=_TEXTS_AT_ONCE)
    stale: set[str] = set()
    for digest in dict.fromkeys((*decided, *waiting)):
        stale |= shelf.stale_events(digest)
        _take_in(digest, shelf=shelf, regrouping=regrouping, told=told.get(digest))
    for digest in decided:
        regrouping.touch(number_text(digest))
    events, regrouped = renew_events(regrouping, known=shelf, words=judge.words)
    shelf.write_events(events, removed=stale | regrouped)
    return len(waiting) == _TEXTS_AT_ONCE


def _take_in(
    digest: str, *, shelf: "GroupShelf", regrouping: "Regrouping", told: "Parts | None" = None
) -> None:
    """Takes in what the pages that print a text say now; the text goes where none prints it any more."""
    from riwaya.resolve import number_text, unpack_text  # noqa: PLC0415

    prints = shelf.prints(digest)
    text = unpack_text(told["text"]) if told else None
    if text and told and [_print_again(entry, digest) for entry in prints] == list(text.prints):
        regrouping.put_told(text, told)
    elif prints:
        first = shelf.stored(prints[0])
        further = [_print_again(entry, digest) for entry in prints[1:]]
        regrouping.put([resolvable(first.page, first.record), *further])
    else:
        regrouping.drop(number_text(digest))
    shelf.settle(digest)


def resolve_records(
    pages: Iterable[tuple[RawPage, PageRecord]],
    *,
    language: "Language",
    decisions: Iterable[Decision] = (),
) -> tuple[Event, ...]:
    """Groups the claims of many pages into events.

    Args:
        pages: Pages with their records, in any order.
        language: Language of the pages.
        decisions: What people decided on events, in any order; the grouping respects it.

    Returns:
        Every claim in exactly one event.
    """
    from riwaya.resolve import resolve_events, rule  # noqa: PLC0415

    return resolve_events(
        [resolvable(page, record) for page, record in pages],
        words=content_words(language),
        naming=read_naming(language),
        rarity=open_rarity(language),
        bonds=rule(decisions),
    )


def explain_stored_event(event: Event, *, ledger: "Ledger", language: "Language") -> "EventWhy":
    """Names what holds an event of a ledger together, and what its origins are.

    Args:
        event: As the ledger has it.
        ledger: Open ledger.
        language: Language of the pages.

    Returns:
        Links with their features, weights and decisions; origins with what collapses them.
    """
    from riwaya.resolve import explain_event, rule  # noqa: PLC0415

    stored = map(ledger.page, dict.fromkeys(claim.page for claim in event.claims))
    pages = [resolvable(found.page, found.record) for found in stored if found is not None]
    return explain_event(
        pages,
        {claim.claim for claim in event.claims},
        words=content_words(language),
        naming=read_naming(language),
        rarity=open_rarity(language),
        bonds=rule(ledger.decisions()),
    )


def _print_again(entry: "Print", text_sha256: str) -> "ResolvablePage":
    from riwaya.resolve import ResolvablePage  # noqa: PLC0415

    return ResolvablePage(
        id=entry.page, text="", text_sha256=text_sha256, published=entry.published, outlet=entry.outlet
    )
