"""Conjugates a verb given as past/present (third person masculine singular) into the finite forms news uses.

The forms are those of unvowelled script, folded: active and passive fall together except where letters differ
(أصاب/أصيب are two verbs of the lexicon). Weak endings follow the last letter of the two given forms.
Source: the conjugation tables of any Arabic grammar (sound, doubled, defective verbs).
"""

from riwaya.languages.ar.normalize import fold

_WEAK = ("ى", "ي", "ا", "و")


def past_forms(past: str) -> frozenset[str]:
    """Gives the folded past forms; see `conjugate`."""
    return frozenset(fold(form) for form in _past(past))


def conjugate(past: str, present: str) -> frozenset[str]:
    """Gives the folded finite forms of a verb.

    Args:
        past: Third person masculine singular past, e.g. "قصف", "استولى".
        present: Third person masculine singular present, e.g. "يقصف", "يستولي".

    Returns:
        Folded forms without proclitics and object pronouns; before a pronoun the plural drops its alef, so
        both forms ("قصفوا", "قصفو") are in.
    """
    return frozenset(fold(form) for form in (*_past(past), *_present(present)))


def _past(past: str) -> list[str]:
    if past.endswith("ى") or (past.endswith("ا") and not past.endswith("أ")):
        base = past[:-1]
        return [
            past,
            base + "ت",
            base + "وا",
            base + "و",
            base + "يا",
            base + "تا",
            base + "ينا",
            base + "يت",
        ]
    forms = [past + ending for ending in ("", "ت", "وا", "و", "ا", "تا", "نا", "ن", "تم")]
    # لقي: the plural drops the weak letter (لقوا).
    return [*forms, past[:-1] + "وا", past[:-1] + "و"] if past.endswith("ي") else forms


def _present(present: str) -> list[str]:
    stem = present[1:]
    forms = [person + stem for person in ("ي", "ت", "ن", "أ")]
    base = stem[:-1] if stem.endswith(_WEAK) else stem
    for person in ("ي", "ت"):
        forms += [person + base + ending for ending in ("ون", "وا", "و")]
        dual = stem[:-1] + "ي" if stem.endswith(("ى", "ي")) else stem
        forms += [person + dual + ending for ending in ("ان", "ا")]
    if base != stem:
        # Jussive after لم: the weak ending falls (لم يلتق).
        forms += [person + base for person in ("ي", "ت", "ن")]
    return forms
