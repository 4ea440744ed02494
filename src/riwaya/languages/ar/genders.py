"""Tells the gender that the form of a verb or a noun shows, so that a verb finds who its subject can be.

Source: Wright, Grammar, I 289 and II 141: before its subject a verb is singular and agrees in gender; the plural of
things is feminine.
"""

from riwaya.languages.ar.normalize import fold
from riwaya.model.reading import Gender, Token

# Verbs whose last root letter is the ت of the feminine's ending: لفت, التفت, صمت, بات.
ROOT_IN_T = frozenset({"لفت", "التفت", "صمت", "بات", "ثبت", "اثبت"})
FEMININE_ENDINGS = ("ة", "ات")


def verb_gender(token: Token) -> Gender:
    """See `Language.verb_gender`; a first letter ت may be the feminine's or the stem's (تحدث), which tells nothing."""
    stem = token.stem
    if stem.startswith("ي"):
        return "masculine"
    if stem.endswith("ت") and stem not in ROOT_IN_T:
        return "feminine"
    return "" if stem.startswith("ت") else "masculine"


def is_feminine(word: str) -> bool:
    """See `Language.is_feminine`."""
    return fold(word).endswith(FEMININE_ENDINGS)
