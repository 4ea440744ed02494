"""Reads the tab-separated lexicons of a language folder and refuses faulty ones, all faults at once.

Form of a table: UTF-8, NFC, header line, tab-separated, no empty lines; `#` opens no comments.
Source of the rules: house style, "Lexicons and other data".
"""

import unicodedata
from functools import cache
from importlib.resources import files

from riwaya.errors import LexiconError

# Presentation forms, tatweel and bidirectional controls make a word unmatchable without anybody seeing why.
FORBIDDEN = frozenset(
    [*map(chr, range(0xFB50, 0xFE00)), *map(chr, range(0xFE70, 0xFEFD)), "\u0640", "\u061c"]
    + [*map(chr, range(0x200B, 0x2010)), *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]
)


@cache
def read_lexicon(package: str, name: str) -> tuple[dict[str, str], ...]:
    """Reads `lexicons/<name>.tsv` of a language package.

    Args:
        package: Dotted name of the language's package.
        name: File name without its ending.

    Returns:
        One mapping a row, header names as keys, in file order. Shared between callers: do not change it.

    Raises:
        LexiconError: The file is missing or malformed; every fault is listed.
    """
    path = files(package) / "lexicons" / f"{name}.tsv"
    if not path.is_file():
        raise LexiconError(f"{name}.tsv: expected a lexicon in {package}/lexicons, found none; add the file")
    lines = path.read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    rows, faults = [], []
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        cells = line.split("\t")
        fault = _fault(cells, header, line)
        if fault:
            faults.append(f"{name}.tsv:{number}: {fault}")
            continue
        rows.append(dict(zip(header, cells, strict=True)))
    if faults:
        raise LexiconError("\n".join(faults))
    return tuple(rows)


def _fault(cells: list[str], header: list[str], line: str) -> str:
    if len(cells) != len(header):
        return f"{len(cells)} cells; expected {len(header)} ({', '.join(header)}); correct the tabs"
    if any(ch in FORBIDDEN for ch in line):
        return "a presentation form, tatweel or direction control; write plain letters"
    if unicodedata.normalize("NFC", line) != line:
        return "not in Unicode form NFC; normalise the line"
    return ""
