"""Reads claims that were made elsewhere (`resolve --claims`) and completes what offsets alone can tell."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from riwaya.errors import UsageError
from riwaya.model.claim import Claim
from riwaya.model.page import RawPage

ClaimsByPage = Mapping[str, list[dict[str, Any]]]


class _GivenPage(msgspec.Struct, frozen=True):
    id: str
    claims: list[dict[str, Any]]


def read_claims(path: Path) -> ClaimsByPage:
    """Reads a file of output records; only `id` and `claims` are used.

    Args:
        path: JSONL, one page a line; several lines of one page add up.

    Returns:
        Page id -> its claims as given.

    Raises:
        UsageError: The file cannot be read, or lines of it are no records; all of them are named.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise UsageError(f"{path}: expected a file of claims: {error.strerror}") from error
    decoder = msgspec.json.Decoder(_GivenPage)
    pages: dict[str, list[dict[str, Any]]] = {}
    faults = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            given = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            faults.append(f"{path}:{number}: expected an output record with id and claims: {error}")
            continue
        pages.setdefault(given.id, []).extend(given.claims)
    if faults:
        raise UsageError("\n".join(faults))
    return pages


def complete_claims(given: ClaimsByPage, page: RawPage) -> tuple[Claim, ...]:
    """Makes claims of one page's given ones: texts of spans are cut from the page, a missing id is made.

    Args:
        given: What `read_claims` gave.
        page: The page whose offsets the claims use.

    Returns:
        The page's claims in the order given; none where it has none.

    Raises:
        UsageError: A claim does not fit the codebook, or its spans lie outside the page.
    """
    claims = []
    for number, claim in enumerate(given.get(page.id, []), 1):
        try:
            completed = msgspec.convert(_complete(claim, page), Claim)
        except msgspec.ValidationError as error:
            raise UsageError(
                f"claim {number} of page {page.id}: expected the codebook's form: {error}"
            ) from error
        for span in (completed.trigger, completed.evidence):
            if span.text != page.text[span.start : span.end] or not span.text:
                raise UsageError(
                    f"claim {number} of page {page.id}: expected a span of the page, found {span}"
                )
        claims.append(completed)
    return tuple(claims)


def _complete(claim: dict[str, Any], page: RawPage) -> dict[str, Any]:
    whole = {name: _with_text(value, page) for name, value in claim.items() if value is not None}
    return {"id": _make_id(claim, page)} | whole


def _with_text(value: Any, page: RawPage) -> Any:  # noqa: ANN401 (any JSON value)
    if isinstance(value, list):
        return [_with_text(item, page) for item in value]
    if not isinstance(value, dict):
        return value
    whole = {name: _with_text(item, page) for name, item in value.items()}
    start, end = whole.get("start"), whole.get("end")
    if isinstance(start, int) and isinstance(end, int):
        whole.setdefault("text", page.text[start:end])
    return whole


def _make_id(claim: dict[str, Any], page: RawPage) -> str:
    anchor = {name: claim.get(name) for name in ("type", "trigger", "evidence", "attribution")}
    return sha256(msgspec.json.encode([page.id, anchor], order="sorted")).hexdigest()[:16]
