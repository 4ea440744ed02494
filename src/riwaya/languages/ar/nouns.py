"""Inflects a noun of a lexicon into the unvowelled forms that a stem may have after its clitics are cut.

Singular, dual, sound plurals, the tanwin alef and the open teh before a pronoun; broken plurals are listed in
the lexicons as words of their own.
"""

from riwaya.languages.ar.normalize import fold


def inflect(noun: str) -> frozenset[str]:
    """Gives the folded stems that `noun` may show.

    Args:
        noun: A noun or adjective without article, e.g. "غارة", "هجوم", "مقاتل".

    Returns:
        Folded forms, the noun itself included.
    """
    word = fold(noun)
    if word.endswith("ة"):
        base = word[:-1]
        endings = ("ة", "ت", "تان", "تين", "تا", "تي", "ات")
        return frozenset(base + ending for ending in endings)
    if word.endswith(("ات", "ين", "ون")):
        return frozenset({word})
    if word.endswith("اء"):
        return frozenset({word})
    return frozenset({word, word + "ا", word + "ان", word + "ين"})
