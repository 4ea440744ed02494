"""One page in full: where it is from, its versions, what it copies, whom it credits."""

from typing import TYPE_CHECKING

from msgspec import Struct

from riwaya.cli.tables import print_table
from riwaya.model.copy import Copy, Credit
from riwaya.model.page import Provenance, Published

if TYPE_CHECKING:
    from riwaya.ledger.store import Ledger


class PageAccount(Struct, frozen=True, kw_only=True):
    """What a ledger knows of a page.

    Attributes:
        versions: Number of its texts, one of them current.
        readings: Number of its readings, superseded ones too.
        claims: Number of its current claims.
        copies: Older pages that it copies; `copied_by` newer ones that copy it.
    """

    page: str
    outlet: str | None
    url: str | None
    title: str | None
    published: Published
    provenance: Provenance | None
    text_sha256: str
    rules: str
    versions: int
    readings: int
    claims: int
    copies: tuple[Copy, ...]
    copied_by: tuple[Copy, ...]
    credits: tuple[Credit, ...]


def account_of(page_id: str, *, ledger: "Ledger") -> PageAccount | None:
    """Gathers what a ledger knows of a page.

    Args:
        page_id: Whole id.
        ledger: Open ledger.

    Returns:
        None where there is no such page.
    """
    readings = list(ledger.readings(page_id))
    if not readings:
        return None
    current = next(reading for reading in readings if reading.current)
    page, record, links = current.page, current.record, ledger.links(page_id)
    return PageAccount(
        page=page.id,
        outlet=page.outlet,
        url=page.url,
        title=page.title,
        published=record.published,
        provenance=page.provenance,
        text_sha256=record.text_sha256,
        rules=record.rules,
        versions=len({reading.record.text_sha256 for reading in readings}),
        readings=len({(reading.record.text_sha256, reading.record.rules) for reading in readings}),
        claims=len(record.claims),
        copies=links.copies,
        copied_by=links.copied_by,
        credits=links.credits,
    )


def print_page(account: PageAccount) -> None:
    """Prints a page's facts and links.

    Args:
        account: What is known of it.
    """
    said = account.provenance or Provenance()
    facts: list[tuple[str, object]] = [
        ("page", account.page),
        ("outlet", account.outlet),
        ("address", account.url),
        ("title", account.title),
        ("published", account.published.value),
        ("byline", said.byline),
        ("fetched", said.fetched),
        ("forwarded from", said.forwarded_from),
        ("text", f"sha256:{account.text_sha256}  rules {account.rules}"),
        ("kept", f"{account.versions} texts, {account.readings} readings, {account.claims} current claims"),
    ]
    facts += [("credits", f"{one.name}: {one.text} ({one.start}-{one.end})") for one in account.credits]
    facts += [("copies", _tell(copy)) for copy in account.copies]
    facts += [("copied by", _tell(copy)) for copy in account.copied_by]
    print_table(("", ""), [(name, value) for name, value in facts if value])


def _tell(copy: Copy) -> str:
    return f"{copy.page} {copy.relation}, {copy.shared:.0%} shared"
