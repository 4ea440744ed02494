"""Where a page came from, in words that people can follow, and the refusal that names it."""

from riwaya.model.page import RawBytes, RawPage, Refusal, RefusalReason

# Corpora call compressed lines `.json.gz`; a plain `.json` is one value.
JSONL_SUFFIXES = (
    ".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".json.gz", ".jsonl.zst", ".ndjson.zst", ".json.zst",
)  # fmt: skip
STANDARD_INPUT = "-"


def name_origin(source: str, line: int | None = None) -> str:
    """Names the place a page came from.

    Args:
        source: File, or `-`.
        line: 1-based line of a JSONL source; None for a whole file.

    Returns:
        `file` or `file:line`.
    """
    return source if line is None else f"{source}:{line}"


def refuse_page(page: RawPage | RawBytes, reason: RefusalReason, *, detail: str) -> Refusal:
    """Refuses a page that had come in.

    Args:
        page: The page; its origin gives file and line.
        reason: Why.
        detail: What was expected, what came, what to do.

    Returns:
        The refusal with the page's file, line and id.
    """
    origin = page.origin or page.id
    source, _, line = origin.rpartition(":")
    if line.isdecimal() and (source == STANDARD_INPUT or source.lower().endswith(JSONL_SUFFIXES)):
        return Refusal(reason=reason, source=source, line=int(line), id=page.id, detail=detail)
    return Refusal(reason=reason, source=origin, id=page.id, detail=detail)
