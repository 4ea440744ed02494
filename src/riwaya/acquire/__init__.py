"""Pages on their way in: readers of files, folders, archives and addresses, and what they refuse."""

from riwaya.acquire.columns import parse_columns
from riwaya.acquire.refusals import STANDARD_INPUT, refuse_page
from riwaya.acquire.repeats import SeenPages, admit_pages
from riwaya.acquire.screen import check_text
from riwaya.acquire.sources import check_sources, count_offered, is_address, read_sources

__all__ = [
    "STANDARD_INPUT",
    "SeenPages",
    "admit_pages",
    "check_sources",
    "check_text",
    "count_offered",
    "is_address",
    "parse_columns",
    "read_sources",
    "refuse_page",
]
