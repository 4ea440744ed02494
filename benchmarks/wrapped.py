"""Measures what furniture costs: `python -m benchmarks.wrapped WRAPPED CLEAN…` prints the figures as JSON.

WRAPPED are pages set into real furniture, each naming its clean twin by `clean_id`; CLEAN are the files that
hold the twins. A twin's claim comes out where the wrapped page has one of the same type, trigger words, stance
and countries of both sides. Claims from the headline and from other stories are left aside.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.segments import read_records
from riwaya.errors import InputError
from riwaya.model.claim import Claim
from riwaya.model.page import RawPage
from riwaya.pipeline import Rooms, open_rooms, read_page

Said = tuple[str, str, str, str | None, str | None]


def main(arguments: Sequence[str]) -> int:
    """Prints the figures as one JSON object.

    Returns:
        The exit status: 0, or 2 where the files are not named.
    """
    if len(arguments) < 2:
        print("usage: python -m benchmarks.wrapped WRAPPED CLEAN...", file=sys.stderr)
        return 2
    wrapped, *clean = (read_records(Path(name)) for name in arguments)
    twins = {page["id"]: page for pages in clean for page in pages}
    print(json.dumps(compare(wrapped, twins, rooms=open_rooms("ar")), indent=1, ensure_ascii=False))
    return 0


def compare(
    wrapped: Sequence[Mapping[str, Any]], twins: Mapping[str, Mapping[str, Any]], *, rooms: Rooms
) -> dict[str, object]:
    """Reads every page and its twin.

    Args:
        wrapped: Pages in furniture.
        twins: Clean pages by their ids.
        rooms: Read a page.

    Returns:
        Number of the twins' claims, the share that comes out, claims that only the furniture brought, and
        each claim that was lost.
    """
    found = lost = added = 0
    losses = []
    for page in wrapped:
        expected = Counter(_said(twins[page["clean_id"]], rooms=rooms))
        given = Counter(_said(page, rooms=rooms))
        missing = expected - given
        found += (expected & given).total()
        lost += missing.total()
        added += (given - expected).total()
        losses += [f"{page['id']}: {' '.join(map(str, said))}" for said in missing.elements()]
    share = round(found / max(1, found + lost), 4)
    return {"claims": found + lost, "come_out": share, "added": added, "lost": losses}


def _said(record: Mapping[str, Any], *, rooms: Rooms) -> Iterator[Said]:
    """What the claims of a page's own story say, its headline left out."""
    page = msgspec.convert({name: record.get(name) for name in RawPage.__struct_fields__}, RawPage)
    try:
        claims = read_page(page, rooms=rooms).record.claims
    except InputError:
        return
    title = " ".join((page.title or "").split())
    for claim in claims:
        if claim.segment == "main" and " ".join(claim.evidence.text.split()) not in title:
            yield _facts(claim)


def _facts(claim: Claim) -> Said:
    source, target = claim.source, claim.target
    return (
        claim.type,
        claim.trigger.text,
        claim.attribution.stance,
        source.country if source else None,
        target.country if target else None,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
