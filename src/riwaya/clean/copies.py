"""Finds what a text copies: the same text, shortened, extended, or reprinted inside a longer one.

A sketch has three layers: the digest of the folded words, hashes of paragraphs, and a FracMinHash of the
text: of the hashes of its five-word runs those that fall into a fixed eighth (Irber et al. 2022, sourmash).
Sketches can be compared without the texts, in any order and at any time. Copies are linked, never dropped.
The ledger finds the earlier texts to compare with.
"""

import hashlib
import re
from collections.abc import Sequence
from zlib import crc32

from msgspec import Struct

from riwaya.languages.language import Language
from riwaya.model.copy import FEWEST_SHARED, Copy, CopyCandidate, Relation, Sketch
from riwaya.model.page import CleanPage

_WORD = re.compile(r"\w+")
_RUN = 5
_MASK = (1 << 64) - 1
# An odd multiplier (splitmix64) spreads the words' checksums over 64 bits.
_STEP = 0x9E3779B97F4A7C15
_STEP_OUT = pow(_STEP, _RUN + 1, 1 << 64)
# Keeps one run hash of eight; the eighth is cut by the highest bits.
_KEPT_BELOW = (1 << 64) >> 3
# Copies that are told of one text.
_MOST_COPIES = 20
_SHORTEST_PARAGRAPH_WORDS = 12
# Share of one text found in the other. See `benchmarks.copies`: on 171 pages and 684 edits .25 finds
# 99.8 % of the pairs, and all it finds beyond them are rewritten reports of one agency.
_MIN_CONTAINMENT = 0.25
# From here on a text is held, as a whole, by the other.
_HELD = 0.5
# Equal lengths up to this ratio are changed words; beyond it, words left out or added.
_SAME_LENGTH_RATIO = 1.15
# A page of so many times the words of the text it holds tells more than that text.
_REPRINT_RATIO = 1.8


class Size(Struct, frozen=True, kw_only=True, gc=False):
    """How much a sketch holds: words of the text and kept run hashes."""

    words: int
    runs: int


def sketch(text: str, *, language: Language) -> Sketch:
    """Sketches a text.

    Args:
        text: Raw text; a line is a paragraph.
        language: Supplies folding.

    Returns:
        The sketch; equal for texts of equal folded words and paragraph borders.
    """
    # Lone surrogates, which JSON may hold, cannot be encoded for hashing.
    folded = language.fold(text.encode("utf-8", "replace").decode("utf-8")).lower()
    words: list[str] = []
    paragraphs: dict[int, int] = {}
    for line in folded.split("\n"):
        line_words = _WORD.findall(line)
        if len(line_words) >= _SHORTEST_PARAGRAPH_WORDS:
            paragraphs[_paragraph_hash(line_words)] = len(line_words)
        words.extend(line_words)
    digest = hashlib.sha256("\0".join(words).encode()).hexdigest()
    return Sketch(
        digest=digest, words=len(words), paragraphs=tuple(paragraphs.items()), runs=_kept_runs(words)
    )


def sketch_page(clean: CleanPage, *, language: Language) -> Sketch:
    """Sketches a page's own story: furniture would make copies of all pages of an outlet.

    Returns:
        The sketch of its main segments, each a line.
    """
    text = clean.page.text
    return sketch(
        "\n".join(text[s.start : s.end] for s in clean.segments if s.kind == "main"), language=language
    )


def relation(older: Sketch, newer: Sketch) -> Relation:
    """Tells what the newer text is of the older one.

    Returns:
        `same`: the words are equal or nearly so; `shortened`: the newer text leaves out of the older;
        `extended`: it adds to it; `reprint`: it holds it in a far longer text, or both hold one passage;
        `none`.
    """
    if older.digest == newer.digest:
        return "same"
    shared = len(set(older.runs).intersection(newer.runs))
    same_words = sum(words for _, words in set(older.paragraphs).intersection(newer.paragraphs))
    return weigh(size_of(older), size_of(newer), shared=shared, same_words=same_words)


def tell_copies(
    sketch: Sketch, candidates: Sequence[CopyCandidate]
) -> tuple[tuple[CopyCandidate, Copy], ...]:
    """Tells which of the older texts that share hashes with a text it copies.

    Args:
        sketch: The newer text's sketch.
        candidates: Counts of what older texts share with it.

    Returns:
        At most twenty copies, the largest share first.
    """
    newer = size_of(sketch)
    told = ((candidate, _tell(candidate, newer)) for candidate in candidates)
    found = [(candidate, copy) for candidate, copy in told if copy.relation != "none"]
    return tuple(sorted(found, key=_strongest_first)[:_MOST_COPIES])


def _tell(candidate: CopyCandidate, newer: Size) -> Copy:
    """Tells what the newer text is of one older text."""
    if candidate.equal:
        return Copy(page=candidate.page, relation="same", shared=1.0)
    older = Size(words=candidate.words, runs=candidate.runs)
    shared, same_words = candidate.shared, candidate.same_words
    share = _larger_share(older, newer, shared=shared, same_words=same_words)
    if share < _HELD:
        # What very many texts hold tells nothing, unless most of a text is so: then many print one report.
        shared, same_words = shared - candidate.common, same_words - candidate.common_words
        share = _larger_share(older, newer, shared=shared, same_words=same_words)
    kind = weigh(older, newer, shared=shared, same_words=same_words)
    return Copy(page=candidate.page, relation=kind, shared=share)


def _larger_share(older: Size, newer: Size, *, shared: int, same_words: int) -> float:
    return max(contained(size, shared=shared, same_words=same_words) for size in (older, newer))


def _strongest_first(found: tuple[CopyCandidate, Copy]) -> float:
    return -found[1].shared


def size_of(item: Sketch) -> Size:
    """Gives the sizes that a relation is told from.

    Returns:
        Words and kept run hashes of the sketch.
    """
    return Size(words=item.words, runs=len(item.runs))


def weigh(older: Size, newer: Size, *, shared: int, same_words: int) -> Relation:
    """Tells the relation of two texts of different digests from counts alone, as an index has them.

    Args:
        older: The older text's sizes.
        newer: The newer text's sizes.
        shared: Kept run hashes in both.
        same_words: Words of the paragraphs in both.

    Returns:
        The relation, as `relation` tells it.
    """
    of_older = contained(older, shared=shared, same_words=same_words)
    of_newer = contained(newer, shared=shared, same_words=same_words)
    if max(of_older, of_newer) < _MIN_CONTAINMENT:
        return "none"
    ratio = newer.words / max(older.words, 1)
    if min(of_older, of_newer) >= _HELD and 1 / _SAME_LENGTH_RATIO <= ratio <= _SAME_LENGTH_RATIO:
        return "same"
    if ratio < 1 and of_newer >= _HELD:
        return "shortened"
    if 1 <= ratio < _REPRINT_RATIO and of_older >= _HELD:
        return "extended"
    return "reprint"


def contained(size: Size, *, shared: int, same_words: int) -> float:
    """Measures how much of a text another holds.

    Returns:
        Share of its run hashes or, for texts of few runs, of its words in whole paragraphs.
    """
    by_runs = shared / size.runs if shared >= FEWEST_SHARED else 0.0
    return max(by_runs, same_words / size.words if size.words else 0.0)


def _kept_runs(words: Sequence[str]) -> tuple[int, ...]:
    """Rolls a polynomial over the words' checksums: one step a word, whatever the run's length."""
    sums = [crc32(word.encode()) + 1 for word in words]
    value, kept = 0, set()
    for entering in sums[: _RUN - 1]:
        value = (value + entering) * _STEP & _MASK
    for leaving, entering in zip([0, *sums], sums[_RUN - 1 :], strict=False):
        value = ((value + entering) * _STEP - leaving * _STEP_OUT) & _MASK
        if value < _KEPT_BELOW:
            kept.add(value)
    return tuple(sorted(kept))


def _paragraph_hash(words: Sequence[str]) -> int:
    return int.from_bytes(hashlib.blake2b("\0".join(words).encode(), digest_size=8).digest(), "little")
