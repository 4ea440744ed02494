"""Builds `person-name-tokens.tsv` of a language: python genscripts/build_name_tokens.py SOURCE TARGET.

SOURCE is a table `arabic, latin, count` of single name tokens (Wikidata name pairs of
steveash/NETransliteration-COLING2018, CC0). Kept are tokens of two letters or more that two or more names
hold: tokens seen once are misspellings and common words more often than names.
"""

import csv
import sys
import unicodedata
from pathlib import Path

MIN_COUNT = 2


def main() -> None:
    """Reads the source named first and writes the target named second."""
    source, target = map(Path, sys.argv[1:3])
    rows = sorted(read_tokens(source))
    lines = ["arabic\tcount", *(f"{token}\t{count}" for token, count in rows)]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_tokens(source: Path) -> list[tuple[str, int]]:
    """Reads the tokens worth keeping.

    Returns:
        (token in NFC, count); tokens with presentation forms or direction controls are left out.
    """
    with source.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        pairs = [(unicodedata.normalize("NFC", row["arabic"]), int(row["count"])) for row in table]
    return [(token, count) for token, count in pairs if count >= MIN_COUNT and _is_plain(token)]


def _is_plain(token: str) -> bool:
    controls = any(unicodedata.category(char) == "Cf" for char in token)
    return (
        len(token) > 1 and not controls and "\u0640" not in token and unicodedata.is_normalized("NFKC", token)
    )


if __name__ == "__main__":
    main()
