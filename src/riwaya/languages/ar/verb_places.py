"""Whether a word that may be a verb or a noun stands where a verb does, by the words around it.

Without vowel signs a finite verb shares its letters with nouns and adverbs (قصف, فجرا) and with other verbs (توقف).
"""

from collections.abc import Sequence

from riwaya.model.reading import Token

ARTICLE = frozenset({"ال"})
# Folded words that no verb follows; "من" is "who" as well, "قبل" and "بعد" open clauses in headlines.
PREPOSITIONS = frozenset(
    {"في", "عن", "علي", "الي", "خلال", "اثر", "جراء", "بسبب", "ضد", "اثناء", "نتيجة", "وسط"}
)
# "At dawn" has the letters of "the two blew up"; without its sign the place in the clause decides.
ADVERBS = frozenset({"فجرا"})
# Folded nouns with the letters of a verb: "piety", not "they met".
NEVER_VERBS = frozenset({"التقوي"})
# Stems with the letters of "she arrests" that mean "stopped" where nothing can be their object.
STOPPED = frozenset({"توقف", "توقفوا"})
ADVERBIAL = frozenset(
    {"عند", "لدي", "حتي", "بين", "امس", "اليوم", "تماما", "موقتا", "نهائيا", "حاليا", "فجاة", "هنا"}
)
# Folded function words that only a verb, or only a noun, follows; and those that open a clause with a verb in it.
VERB_PARTICLES = frozenset(
    {
        "قد",
        "لم",
        "لن",
        "لا",
        "الذي",
        "التي",
        "الذين",
        "عندما",
        "حيث",
        "بينما",
        "فيما",
        "كما",
        "حين",
        "بعدما",
        "ثم",
        "مما",
        "ما",
    }
)
NOUN_PARTICLES = frozenset(
    {
        "في",
        "عن",
        "علي",
        "من",
        "الي",
        "بعد",
        "قبل",
        "خلال",
        "اثر",
        "جراء",
        "نتيجة",
        "بسبب",
        "وقف",
        "عقب",
        "اثناء",
        "منذ",
        "مع",
    }
    | {
        "ضد",
        "دون",
        "عمليات",
        "عملية",
        "حملة",
        "سلسلة",
        "اعمال",
        "حادث",
        "حادثة",
        "جريمة",
        "محاولة",
        "استمرار",
        "وسط",
    }
)
VERB_OPENERS = frozenset(
    {
        "ان",
        "بان",
        "انه",
        "انها",
        "الذي",
        "التي",
        "الذين",
        "حيث",
        "بينما",
        "فيما",
        "عندما",
        "لكن",
        "بانه",
        "بانها",
    }
)
CLAUSE_REACH = 9


def is_no_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tells whether a word with the letters of a verb stands where none does: behind a preposition, or as an adverb.

    Args:
        tokens: The sentence's tokens in order.
        at: The word.

    Returns:
        True where it is a noun, an adverb, or another verb than the lexicon's.
    """
    if at and tokens[at - 1].folded in PREPOSITIONS and not tokens[at].clitics:
        return True
    if tokens[at].folded in NEVER_VERBS or tokens[at].stem in STOPPED and _has_no_object(tokens, at + 1):
        return True
    return tokens[at].folded in ADVERBS and not is_verb_place(tokens, at)


def _has_no_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands right behind a verb is no noun that it could govern."""
    if at == len(tokens) or tokens[at].kind == "mark":
        return True
    particle = tokens[at].folded in NOUN_PARTICLES | VERB_PARTICLES | ADVERBIAL
    return particle or not set(tokens[at].clitics) <= ARTICLE


def is_verb_place(tokens: Sequence[Token], at: int) -> bool:
    """Tells whether an ambiguous word stands where a verb does.

    A verb opens its clause, or "that", a relative or a particle opens it; a word right behind a preposition, or
    deep in a clause without one of them, is a noun.

    Returns:
        True for a verb's place.
    """
    token = tokens[at]
    if at == 0 or token.clitics[:1] in (("و",), ("ف",)):
        return True
    before = tokens[at - 1]
    if before.folded in VERB_PARTICLES:
        return True
    if before.folded in NOUN_PARTICLES:
        return False
    for back in range(at - 1, max(-1, at - CLAUSE_REACH), -1):
        if tokens[back].folded in VERB_OPENERS:
            return True
        if tokens[back].kind == "mark" and tokens[back].text not in "-–()":
            # A quotation or a stop opens a clause; behind a comma an apposition of nouns goes on.
            return tokens[back].text not in "،,"
    return False


def is_adverb(token: Token) -> bool:
    """A written tanwin on a final alif is a noun's ending (فجراً: at dawn), never a dual verb's."""
    return token.text.endswith(("\u0627\u064b", "\u064b\u0627"))
