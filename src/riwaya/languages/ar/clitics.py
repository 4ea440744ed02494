"""Reads the proclitics (و ف ب ل ك س ال) and pronoun suffixes of a folded word: all readings, best first.

Rules: an article-bearing prefix always splits unless the whole word is in a closed list; a bare و ف ب ل ك س
splits only where the rest is a known word (or, for و, where the whole is not a word in و); pronoun suffixes need
a host. What is known comes from `lexicons/words.tsv` and the other lexicons (`WordTable`).
"""

from functools import lru_cache

from msgspec import Struct

Reading = tuple[tuple[str, ...], str, str]

SUFFIXES = ("كما", "هما", "هم", "هن", "ها", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
# A stem shorter than this is more often a wrong cut than a word (و + قع, ب + دء).
MIN_STEM = 2


class WordTable(Struct, frozen=True, kw_only=True):
    """What the language knows of whole words, folded.

    Attributes:
        known: Every stem of the lexicons (nouns, verbs in all forms, particles, names).
        whole: Words that begin with a clitic's letters and are never cut there (التقى, وزير, بلدة, …).
    """

    known: frozenset[str]
    whole: frozenset[str]

    def __hash__(self) -> int:
        """Hashes by identity: one table lives as long as its language."""
        return id(self)

    def __eq__(self, other: object) -> bool:
        """Compares by identity, as `__hash__` does."""
        return self is other


@lru_cache(maxsize=200_000)
def read_word(folded: str, words: WordTable) -> tuple[Reading, ...]:
    """Reads one folded word.

    Args:
        folded: A word without signs, letters unified.
        words: The language's word table.

    Returns:
        All readings (clitics, stem, suffix), best first; at least one.
    """
    scored = []
    for order, (clitics, rest) in enumerate(_prefixes(folded)):
        for suffix, stem in _suffixes(rest, clitics):
            score = _score(folded, clitics, stem, suffix, words)
            scored.append((-score, order, len(suffix), (clitics, stem, suffix)))
    scored.sort()
    return tuple(entry[3] for entry in scored)


def _prefixes(word: str) -> list[tuple[tuple[str, ...], str]]:
    """Every legal proclitic chain: conjunction, then preposition or future س, then article."""
    found: list[tuple[tuple[str, ...], str]] = []
    for conj in ("", "و", "ف"):
        if not word.startswith(conj):
            continue
        after = word[len(conj) :]
        head = (conj,) if conj else ()
        found.append((head, after))
        for prep in ("ب", "ل", "ك", "س"):
            if after.startswith(prep):
                found.append(((*head, prep), after[1:]))
        if after.startswith("ال"):
            found.append(((*head, "ال"), after[2:]))
        for prep in ("ب", "ك"):
            if after.startswith(prep + "ال"):
                found.append(((*head, prep, "ال"), after[3:]))
        if after.startswith("لل"):
            # "لل" before a stem in ل writes one ل less: للجنة = ل + ال + لجنة.
            found.append(((*head, "ل", "ال"), after[2:]))
            found.append(((*head, "ل", "ال"), after[1:]))
    return [(clitics, rest) for clitics, rest in found if len(rest) >= MIN_STEM or not clitics]


def _suffixes(rest: str, clitics: tuple[str, ...]) -> list[tuple[str, str]]:
    found = [("", rest)]
    if "ال" in clitics:
        return found
    for suffix in SUFFIXES:
        if rest.endswith(suffix) and len(rest) - len(suffix) >= MIN_STEM:
            found.append((suffix, rest[: -len(suffix)]))
    return found


def _score(word: str, clitics: tuple[str, ...], stem: str, suffix: str, words: WordTable) -> float:
    """Weighs one reading; the weights order cases, they are no probabilities."""
    known = _is_known(stem, suffix, words)
    bare = [clitic for clitic in clitics if clitic != "ال"]
    if not clitics and not suffix:
        # A whole word stays whole where it is listed so; where it begins with the article it must be split.
        return 9.0 if word in words.whole else 3.0 + 2.0 * known - 4.0 * _bears_article(word)
    score = 3.0 * known - 0.6 * len(bare)
    if "ال" in clitics:
        score += 4.0 if word[: len(word) - len(stem) - len(suffix)] not in ("ل",) else 0.0
        score -= 0.5 * (clitics[-2:] == ("ل", "ال") and word.endswith("لل" + stem[1:]) and stem[:1] == "ل" and not known)
    if clitics[:1] == ("و",):
        # و opens few words of its own; those are listed in `whole`.
        score += 3.5
    if suffix:
        score -= 0.7 if known else 3.2
        score -= 1.5 if len(suffix) == 1 and not known else 0.0
    remainder = word[len(clitics[0]) :] if clitics else ""
    if clitics and clitics[0] in ("و", "ف") and remainder in words.whole and len(clitics) == 1 and not suffix:
        score += 4.0
    return score


def _bears_article(word: str) -> bool:
    return word.startswith(("ال", "بال", "وال", "كال", "فال", "لل", "ولل", "وبال")) and len(word) > 4


def _is_known(stem: str, suffix: str, words: WordTable) -> bool:
    if stem in words.known:
        return True
    # Teh marbuta opens before a suffix: قواته = قوات + ه, but غارته = غارة + ه.
    return bool(suffix) and stem.endswith("ت") and stem[:-1] + "ة" in words.known
