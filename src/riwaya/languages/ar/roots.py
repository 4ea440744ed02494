"""Finds what the inflected forms of a word have in common, without a dictionary of roots.

Weak letters come and go with the pattern (هجوم, هاجم), so they are left out; so are the م that opens nouns of
place and participles (مقتل, مهاجمة), what opens derived forms and the present (تهاجم, تفجير, انسحاب, استهداف), and
the endings of verbs and plurals, while three letters remain. Two
words of one root mostly fall together; now and then two roots do, and words of a doubled or weak root do not.
"""

_WEAK = frozenset("اويىةءئؤأإآ")
_ENDINGS = frozenset("تهنم")
_ROOT_LETTERS = 3


def find_root(stem: str) -> str:
    """Finds the consonants that a word shares with its other forms.

    Args:
        stem: A folded word without proclitics and pronoun.

    Returns:
        Its strong letters in order; the stem itself where it has none.
    """
    letters = "".join(letter for letter in stem if letter not in _WEAK)
    if len(letters) > _ROOT_LETTERS:
        letters = letters.removeprefix(_opening(stem, letters))
    while len(letters) > _ROOT_LETTERS and letters[-1] in _ENDINGS:
        letters = letters[:-1]
    return letters or stem


def _opening(stem: str, letters: str) -> str:
    """What a pattern puts before the root; ت is the ending of "she left" (تركت) rather than its opening."""
    if stem.startswith("است") and len(letters) > _ROOT_LETTERS + 1:
        return "ست"
    if stem.startswith("ان"):
        return "ن"
    if letters[0] == "ت" and letters[-1] != "ت":
        return "ت"
    return "م"
