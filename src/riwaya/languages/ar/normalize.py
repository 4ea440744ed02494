"""Folds Arabic text into the view that lexicons are matched on, with an exact map back to the raw page.

One table over code points says what a character becomes: nothing, itself, or another character. Rules:
1. Vowel signs, superscript alef, Quranic marks, tatweel, zero-width and direction controls vanish.
2. Alef with hamza, madda or wasla becomes bare alef; final yeh forms become yeh; teh marbuta stays (it tells
   a feminine noun from a pronoun suffix).
3. Persian and Urdu lookalikes become their Arabic letters; transliteration letters (p, v, ch) the nearest.
4. Arabic-Indic and Persian digits become ASCII digits; Arabic decimal, thousands and percent signs likewise.
5. Presentation forms become the letters that they draw (Unicode NFKC), then rules 1-4; those that draw a
   vowel sign alone vanish with it.
6. A hamza sign written after its waw or yeh is read as the letter that carries it, so that the composed and
   the decomposed form of a text (NFC, NFD) have one view.
"""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ى": "ي", "ی": "ي", "ۓ": "ئ", "ې": "ي", "ے": "ي", "ۍ": "ي",
    "ک": "ك", "ڪ": "ك", "ګ": "ك", "گ": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه", "ۂ": "ه", "ۃ": "ة",
    "پ": "ب", "ڤ": "ف", "چ": "ج", "ژ": "ز", "ڨ": "ق", "ڭ": "ك", "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ں": "ن",
    "٪": "%", "٫": ".", "٬": ",",
}  # fmt: skip
_VANISHING = (
    (0x0610, 0x061A), (0x061C, 0x061C), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670),
    (0x06D6, 0x06DC), (0x06DF, 0x06E8), (0x06EA, 0x06ED), (0x0897, 0x089F), (0x08CA, 0x08E1),
    (0x08E3, 0x08FF), (0x00AD, 0x00AD), (0x034F, 0x034F), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x2064), (0x2066, 0x2069), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xFEFF, 0xFEFF),
)  # fmt: skip
# Letters that a hamza sign composes with, and the signs that may stand between the two.
_SEATS = {"و": "ؤ", "ي": "ئ", "ى": "ئ", "ی": "ئ", "ے": "ئ"}
_HAMZA = "\u0654"
_SIGNS = (
    "\u0610-\u061a\u0640\u064b-\u0653\u0655-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff\ufe20-\ufe2f"
)
_SEATED = re.compile(f"[{''.join(_SEATS)}](?=[{_SIGNS}]*{_HAMZA})")


class FoldedText(Struct, frozen=True, kw_only=True, gc=False):
    """A folded view and, for each of its characters, the raw code point that it came from.

    Attributes:
        starts: `starts[i]` is the raw offset of `text[i]`; one more entry gives the raw length. Monotone.
    """

    text: str
    starts: tuple[int, ...]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Maps a view span back to raw offsets; signs that follow the last letter belong to it.

        Returns:
            (start, end) in raw code points; an empty view span gives an empty raw span.
        """
        if start >= end:
            return self.starts[start], self.starts[start]
        after = end
        # Letters of one ligature share its code point: a span that ends inside it takes it whole.
        while self.starts[after] == self.starts[end - 1]:
            after += 1
        return self.starts[start], self.starts[after]


def _fold_point(point: int) -> str:
    if any(low <= point <= high for low, high in _VANISHING):
        return ""
    char = chr(point)
    if char in _LETTERS:
        return _LETTERS[char]
    if 0x0660 <= point <= 0x0669 or 0x06F0 <= point <= 0x06F9:
        return str(unicodedata.digit(char))
    if 0xFB50 <= point <= 0xFDFF or 0xFE70 <= point <= 0xFEFC:
        plain = unicodedata.normalize("NFKC", char)
        folded = plain if plain == char else "".join(_fold_point(ord(part)) for part in plain)
        return folded if folded.strip() else ""
    return char


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Only what changes stands in the table; every other character maps to itself."""
    ranges = [
        range(0x00AD, 0x00AE),
        range(0x034F, 0x0350),
        range(0x0600, 0x0900),
        range(0x200B, 0x2070),
        range(0xFB50, 0xFF00),
    ]
    points = (point for block in ranges for point in block)
    return {point: folded for point in points if (folded := _fold_point(point)) != chr(point)}


def fold(text: str) -> str:
    """Gives the folded view of `text` without its map (rules in the module's head).

    Returns:
        The view; not longer than the NFKC form of `text`.
    """
    return _seated(text).translate(_table())


def _seated(text: str) -> str:
    """Puts each hamza sign on its letter, one code point for one; the sign itself vanishes later."""
    return _SEATED.sub(_seat, text) if _HAMZA in text else text


def _seat(match: re.Match[str]) -> str:
    return _SEATS[match.group()]


def fold_with_map(text: str) -> FoldedText:
    """Gives the folded view of `text` with the map back to its code points.

    Returns:
        The view and its map; `starts` is monotone and ends with `len(text)`.
    """
    table = _table()
    parts: list[str] = []
    starts: list[int] = []
    for at, char in enumerate(_seated(text)):
        folded = table.get(ord(char), char)
        parts.append(folded)
        starts.extend([at] * len(folded))
    starts.append(len(text))
    return FoldedText(text="".join(parts), starts=tuple(starts))
