"""Parts words that a scrape has run together: "إلىالموافقة", "العسكريةالتي", "النازحينشمالي".

Pages lose the space before or behind a link when their markup is taken away. A word is parted only where it is no
word that the table knows, by what stands at the border, the surest first:
1. letters that nothing but a pronoun follows inside a word: teh marbuta, tanwin;
2. a function word before a known word ("فيقاعدة", "أنّمجموعة");
3. a known word before a known word with its article ("يواصلالاحتلال");
4. a known word with its article before a known word ("الجيشيعلن").
"""

import re
from collections.abc import Iterator

from riwaya.languages.ar.clitics import WordTable, read_word
from riwaya.languages.ar.normalize import fold

_SHORTEST = 7
# Behind these letters (and their vowel signs) begins a new word; tanwin may stand before or behind its alef.
_LAST = re.compile("(?:ة[\u064b-\u0652]*|\u064b\u0627?|\u0627\u064b)(?=[\u0621-\u063a\u0641-\u064a]{3})")
# Words that begin with the letters of a function word are many, but few go on as a known word of four letters.
_FUNCTION_WORDS = frozenset(
    (
        "إلى",
        "الى",
        "على",
        "في",
        "عن",
        "بعد",
        "قبل",
        "منذ",
        "حتى",
        "خلال",
        "حيث",
        "كما",
        "فيما",
        "بينما",
        "ضد",
        "بين",
    )
    + ("دون", "لدى", "التي", "الذي", "الذين", "بأن", "جراء", "عقب", "إثر")
)
# With these they are not: what follows has to begin with the article or a written hamza, or they bear their shadda.
_SHORT_WORDS = frozenset(("أن", "إن", "من", "مع"))
_SHADDA = "\u0651"
_BEGINNING = re.compile("ال|[أإآ]")
# Known words of three letters are inside many unknown ones; behind an article three letters are enough.
_FREE, _DEFINITE = 4, 3
_WITH_ARTICLE = re.compile("[وفبلك]*ال.{4,}")
# Endings of nouns and verbs: what begins so and is short may be the rest of the word before it (مسؤوليتهم).
_ENDINGS = ("ية", "يت", "يي", "ات", "ين", "ون", "ان", "ته", "تي", "تا", "نا", "وا", "يا")
_ENDING = 5
_PROCLITICS = frozenset({"و", "ب", "ل", "ال"})
_PRONOUNS = frozenset({"", "ه", "ها", "هم"})


def part_glued(written: str, words: WordTable) -> tuple[str, ...]:
    """Parts a word that is several words without their spaces.

    Args:
        written: The word as written.
        words: The language's word table.

    Returns:
        Its words in order, which joined give `written`; empty where it is one word.
    """
    if len(written) < _SHORTEST:
        return ()
    last = _LAST.search(written, 2)
    if last is not None:
        return _cut(written, last.end(), words)
    folded = fold(written)
    if not folded or _is_word(folded, words):
        return ()
    at = next(_borders(written, words), 0)
    return _cut(written, at, words) if at else ()


def _cut(written: str, at: int, words: WordTable) -> tuple[str, ...]:
    rest = written[at:]
    return (written[:at], *(part_glued(rest, words) or (rest,)))


def _is_word(folded: str, words: WordTable) -> bool:
    """Whether any reading of it is known, as it stands or by the noun that it is made of."""
    return any(
        stem in words.known
        or stem in words.names
        or f"{stem}ية" in words.known
        or stem.removesuffix("ة") in words.known
        or (stem.endswith("ت") and f"{stem[:-1]}ة" in words.known)
        for _, stem, _ in read_word(folded, words)
    )


def _borders(written: str, words: WordTable) -> Iterator[int]:
    """Offsets at which a new word begins, the surest first."""
    cuts = [at for at in range(2, len(written) - 2) if fold(written[at])]
    for is_border in (_parts_function_word, _parts_before_article, _parts_behind_definite):
        yield from (at for at in cuts if is_border(written[:at], written[at:], words))


def _parts_function_word(left: str, right: str, words: WordTable) -> bool:
    bare = left.rstrip(_SHADDA)
    if bare[0] in "وف" and bare != "في":
        bare = bare[1:]
    if bare in _SHORT_WORDS:
        evident = left.endswith(_SHADDA) or _BEGINNING.match(right) is not None
        return evident and _begins_word(right, words, _FREE)
    return bare in _FUNCTION_WORDS and _begins_word(right, words, _FREE)


def _parts_before_article(left: str, right: str, words: WordTable) -> bool:
    definite = right.startswith("ال") and len(left) >= _FREE
    return definite and _ends_word(left, words) and _begins_word(right, words, _DEFINITE)


def _parts_behind_definite(left: str, right: str, words: WordTable) -> bool:
    definite = _WITH_ARTICLE.fullmatch(left) is not None
    return definite and _ends_word(left, words) and _begins_word(right, words, _FREE)


def _ends_word(written: str, words: WordTable) -> bool:
    """Whether the letters before a border are a known word."""
    _, stem, suffix = read_word(fold(written), words)[0]
    return len(stem) >= _DEFINITE and stem in words.known and suffix in _PRONOUNS


def _begins_word(written: str, words: WordTable, shortest: int) -> bool:
    """Whether the letters behind a border are a known word, or several that are glued themselves."""
    folded = fold(written)
    clitics, stem, suffix = read_word(folded, words)[0]
    if (folded.startswith(_ENDINGS) and len(folded) <= _ENDING) or not _PROCLITICS.issuperset(clitics):
        return False
    known = len(stem) >= shortest and stem in words.known and suffix in _PRONOUNS
    return known or bool(part_glued(written, words))
