"""Looks each token up in the party tables: what it can be in a noun phrase, and which clitics it then bears.

A token has several readings of its clitics; the best one under which a table knows the word is taken, so that
"وزير" is a minister and "وقوات" is "and forces". Source of the readings: `clitics.py`.
"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from riwaya.languages.ar.clitics import Reading
from riwaya.languages.ar.demonyms import Demonym
from riwaya.languages.ar.party_forms import Head
from riwaya.languages.ar.party_lexicons import Adjective, Known, PartyLexicons
from riwaya.languages.ar.tokens import core_offset
from riwaya.languages.ar.word_table import MAX_REMEMBERED
from riwaya.model.codebook import Role
from riwaya.model.reading import Token

# A name token seen less often than this in the name source is as often a common word (measured on ANERcorp).
_NAME_COUNT = 3
# Seen this often, a name is told from its clitic: "وعماد" is "and Imad".
_GIVEN_NAME = 20
# Parts of names that are no names by themselves.
_PARTICLES = frozenset({
    "بن", "ابن", "ابو", "ابي", "ابا", "ام", "ال", "عبد", "بنت", "ولد", "دي", "دو", "فان", "فون", "ماك", "لو", "دا",
    "ذو", "نور",
})  # fmt: skip
_CONJUNCTIONS = frozenset("وف")
_PRESENT_LETTERS = ("ي", "ت", "ن")
_GLUED = frozenset("فبلكس")
# "وعلى" folds like "and Ali"; the raw letter tells them apart.
_AND_ON = frozenset({"وعلي", "فعلي"})
# Names of foreign states and their adjectives; a noun after ب or ل never bears the alef of tanwin.
_FOREIGN_ENDINGS = ("ا", "ي", "ية", "يين", "يون", "يان", "يات")
_FOREIGN_LENGTH = 5
# Verbal nouns and sound plurals: an unknown word of this shape is no name (تصريف, اختباء, حفلات).
_DERIVED = re.compile(r"است\w+|ا.ت.ا.|ان..ا.|ا..ا.|ت..ي.|.{2,}ات")
_NISBA_ENDINGS = ("ي", "ية", "يين", "يون", "يات", "يتين", "يتان", "يان")


class Word(Struct, frozen=True, kw_only=True, gc=False):
    """One token as the party reader sees it.

    Attributes:
        form: Folded word without conjunction and preposition, article kept.
        folded: The whole folded word.
        border: Class of a function word, time word or verb, at which phrases end; "" for none.
        conjunction: "و", "ف" or "".
        preposition: A glued preposition (ب ل ك) or "".
        name: How often the name source has the word as part of a person's name.
        common: True for a word that the lexicons know as no name.
        listed: True for an ordinary word of the language, in any of its forms.
        nisba: True for a word that looks like a relational adjective.
        opens_place: True for a word that opens names of places (كفر, تل).
        opens_phrase: True where a name or noun of several words begins with the word.
        free: True where neither conjunction nor preposition is glued to the word.
        modifies: True for a demonym or adjective that may follow its noun.
        tanwin: True for an indefinite word with the alef of tanwin (عسكريا).
        unknown: True where no table knows the word under the reading that was taken.
        proper: True for an unknown bare word: a proper name more often than not.
        rereads: True for an unknown word whose first letters may be its own instead of clitics, and for the
            first half of a nisba of two words: the words around decide.
        particle: True for a word that joins or opens names (بن, أبو).
        may_name: True where a name without title may begin with the word; most words of a page may not.
        begins: True where a phrase of any kind may begin.
    """

    form: str
    folded: str = ""
    clitics: tuple[str, ...] = ()
    definite: bool = False
    suffix: str = ""
    border: str = ""
    conjunction: str = ""
    preposition: str = ""
    head: Head | None = None
    known: Known | None = None
    demonym: Demonym | None = None
    adjective: Adjective | None = None
    title: bool = False
    title_role: Role | None = None
    name: int = 0
    common: bool = False
    listed: bool = False
    nisba: bool = False
    opens_place: bool = False
    mark: str = ""
    number: bool = False
    latin: bool = False
    opens_phrase: bool = False
    # Told by the fields above; kept because every rule asks for them and words are looked up once.
    free: bool = False
    modifies: bool = False
    tanwin: bool = False
    unknown: bool = False
    proper: bool = False
    rereads: bool = False
    particle: bool = False
    may_name: bool = False
    begins: bool = False

    def __post_init__(self) -> None:
        """Tells the derived fields."""
        known = self.head or self.known or self.demonym or self.adjective or self.border or self.mark
        unknown = not (known or self.title or self.common or self.listed or self.number or self.latin)
        free = not self.conjunction and not self.preposition
        bare = free and not self.definite and not self.suffix and len(self.form) > 2
        proper = bare and unknown and _DERIVED.fullmatch(self.form) is None
        may_name = self.name >= _NAME_COUNT or proper or self.folded in _PARTICLES
        opens = self.head or self.known or self.demonym or self.title or self.opens_phrase or may_name
        derived = {
            "free": free,
            "modifies": self.demonym is not None or self.adjective is not None or self.nisba,
            "tanwin": self.form.endswith("ا") and not self.definite and not self.suffix,
            "unknown": unknown,
            "proper": proper,
            "rereads": (unknown and not _GLUED.isdisjoint(self.clitics))
            or (self.demonym is not None and self.demonym.pairs != ()),
            "particle": self.folded in _PARTICLES,
            "may_name": may_name,
            "begins": bool(opens) and not (self.border or self.mark or self.number or self.latin),
        }
        for name, value in derived.items():
            force_setattr(self, name, value)


def look_up(tokens: Sequence[Token], lexicons: PartyLexicons) -> list[Word]:
    """Looks every token up.

    Args:
        tokens: Tokens of one sentence.
        lexicons: The party tables.

    Returns:
        One word a token, in order.
    """
    remembered = lexicons.remembered
    words: list[Word] = [remembered.get(token.text) or _remember(token, lexicons) for token in tokens]
    for at, word in enumerate(words):
        if word.rereads and word.demonym is not None:
            words[at] = _paired(word, word.demonym, words[at + 1 : at + 2])
        elif word.rereads and at:
            before = words[at - 1]
            second = before.proper and word.conjunction == "و"
            described = before.head is not None and word.folded.endswith(("يين", "يون"))
            if second or described or _asks_for_noun(before, lexicons):
                words[at] = _whole(word, lexicons, second=second)
    return words


def _remember(token: Token, lexicons: PartyLexicons) -> Word:
    """Words are remembered by their written form alone: in one language it decides the readings."""
    word = _word(token, lexicons)
    if word.form in lexicons.phrases:
        word = replace(word, opens_phrase=True)
    if len(lexicons.remembered) < MAX_REMEMBERED:
        lexicons.remembered[token.text] = word
    return word


def _paired(word: Word, demonym: Demonym, after: Sequence[Word]) -> Word:
    """Reads "كوري" with the word after it: "الجنود الكوريين الشماليين" are of one state."""
    second = after[0].form.removeprefix("ال") if after else ""
    country = next((country for half, country in demonym.pairs if second.startswith(half)), None)
    return word if country is None else replace(word, demonym=replace(demonym, country=country))


def _asks_for_noun(word: Word, lexicons: PartyLexicons) -> bool:
    """After a preposition that stands alone, or a noun that may govern, no word begins with ب, ل or ف."""
    if word.head is not None:
        return not word.definite and not word.suffix and not word.head.closed
    return word.form in lexicons.sets.standing or (word.tanwin and word.modifies)


def _whole(word: Word, lexicons: PartyLexicons, *, second: bool) -> Word:
    """Reads a word whose first letters pass for clitics as a foreign name: فالوريا is no "and the …"."""
    # The second of two names keeps its conjunction: "تلماريا وبيلاندا".
    form = word.folded.removeprefix("و") if second else word.folded
    endings = _FOREIGN_ENDINGS[:1] if second else _FOREIGN_ENDINGS
    # The future is of verbs: "سبها" after a noun is a name at any length.
    is_foreign = "س" in word.clitics or (form.endswith(endings) and len(form) >= _FOREIGN_LENGTH)
    if (word.conjunction == "و" and not second) or not is_foreign:
        return word
    return Word(
        form=form, folded=word.folded, clitics=("و",) if second else (), conjunction="و" if second else "",
        nisba=form.endswith(_NISBA_ENDINGS), name=word.name, opens_phrase=form in lexicons.phrases,
    )  # fmt: skip


def _word(token: Token, lexicons: PartyLexicons) -> Word:
    if token.kind == "word":
        return _look_up(token.folded, token.readings, "ى" in token.text, lexicons)
    if token.kind == "mark":
        return Word(form=token.folded, folded=token.folded, mark=token.folded)
    return Word(
        form=token.folded, folded=token.folded, number=token.kind == "number", latin=token.kind == "latin"
    )


def _look_up(folded: str, readings: tuple[Reading, ...], alef_maqsura: bool, lexicons: PartyLexicons) -> Word:
    border = lexicons.borders.get(folded, "")
    is_border = border == "function" or (border == "time" and folded not in lexicons.known)
    # "على" and the name "علي" fold alike; the raw letter tells them apart.
    if is_border and (folded != "علي" or alef_maqsura):
        return Word(form=folded, folded=folded, border=border)
    if alef_maqsura and folded in _AND_ON:
        return Word(form="علي", folded=folded, border="function", conjunction=folded[0])
    for clitics, stem, suffix in readings:
        word = _known_reading(folded, (clitics, stem, suffix), lexicons)
        if word is not None:
            return word
    for clitics, stem, suffix in readings:
        word = _border_reading(folded, (clitics, stem, suffix), lexicons)
        if word is not None:
            return word
    for clitics, stem, suffix in readings:
        is_common = stem in lexicons.common or (suffix != "" and stem + suffix in lexicons.common)
        if clitics and "س" not in clitics and is_common:
            return _plain(folded, (clitics, stem, suffix), lexicons)
    for clitics, stem, suffix in readings:
        is_name = (
            clitics and not suffix and "ال" not in clitics and lexicons.names.get(stem, 0) >= _GIVEN_NAME
        )
        if is_name and lexicons.names.get(folded, 0) < _NAME_COUNT:
            return _plain(folded, (clitics, stem, suffix), lexicons)
    clitics, stem, suffix = readings[0]
    if lexicons.names.get(folded, 0) >= _NAME_COUNT:
        return _plain(folded, ((), folded, ""), lexicons)
    return _plain(folded, (clitics, stem, suffix), lexicons)


def _known_reading(folded: str, reading: Reading, lexicons: PartyLexicons) -> Word | None:
    clitics, stem, suffix = reading
    if "س" in clitics or "ك" in clitics:
        return None
    definite = "ال" in clitics
    form = "ال" + stem if definite else stem
    head = lexicons.heads.get(form)
    if head is not None and definite and not head.lemma.startswith("ال"):
        # "آلية" folds to a word that seems to bear the article.
        return _make(folded, clitics[:-1], form, head=head, lexicons=lexicons)
    head = head or lexicons.heads.get(stem)
    if head is None and suffix:
        head = lexicons.heads.get(_before_pronoun(stem))
    if head is not None and head.bound and definite:
        # A bound form takes no article: "الأهلي" is an adjective, not "two families of".
        head = None
    if suffix:
        if head is None or head.closed or (suffix == "ي" and head.needs != "suffix"):
            # "سياحي" is an adjective, not "my tourists"; news write "my" only of kin and clients.
            return None
        return _make(folded, clitics, form + suffix, suffix=suffix, head=head, lexicons=lexicons)
    known = lexicons.known.get(form)
    demonym = lexicons.demonyms.get(stem)
    adjective = lexicons.adjectives.get(stem)
    # "ولد" is no "and to Dr.".
    is_title = form in lexicons.titles and (len(form) > 1 or not clitics)
    # "وصف" is "described", though "صف" opens a name.
    opens = form in lexicons.phrases and not (clitics and lexicons.borders.get(folded) == "verb")
    if head or known or demonym or adjective or opens or is_title:
        return _make(
            folded, clitics, form, head=head, known=known, demonym=demonym, adjective=adjective,
            lexicons=lexicons,
        )  # fmt: skip
    return None


def _before_pronoun(stem: str) -> str:
    """Undoes what a pronoun does to the end of a noun: قوتها, زملائهم."""
    if stem.endswith("ت"):
        return stem[:-1] + "ة"
    return stem[:-1] + "ء" if stem.endswith(("ئ", "ؤ")) else stem


def _border_reading(folded: str, reading: Reading, lexicons: PartyLexicons) -> Word | None:
    clitics, stem, suffix = reading
    if "ال" in clitics:
        return None
    border = lexicons.borders.get(stem) or lexicons.borders.get(stem + suffix)
    if "س" in clitics and (border != "verb" or not stem.startswith(_PRESENT_LETTERS)):
        # The future is of verbs in the present: "سبها" is a town, not "will in it".
        return None
    if border == "verb" and {"ب", "ك"} & set(clitics):
        return None
    if not border or (border == "time" and not clitics) or (suffix and len(stem) < 3 and border == "verb"):
        return None
    if suffix == "ي" and border == "function":
        # "منى" folds like "from me", which news do not write.
        return None
    if lexicons.names.get(folded, 0) >= 20 * _NAME_COUNT:
        return None
    return Word(form=stem + suffix, folded=folded, border=border, conjunction=_conjunction(clitics))


def _plain(folded: str, reading: Reading, lexicons: PartyLexicons) -> Word:
    clitics, stem, suffix = reading
    form = "ال" + stem if "ال" in clitics else stem
    return _make(folded, clitics, form + suffix, suffix=suffix, lexicons=lexicons)


def _make(
    folded: str,
    clitics: tuple[str, ...],
    form: str,
    *,
    suffix: str = "",
    head: Head | None = None,
    known: Known | None = None,
    demonym: Demonym | None = None,
    adjective: Adjective | None = None,
    lexicons: PartyLexicons,
) -> Word:
    names, titles = lexicons.names, lexicons.titles
    stem = form.removeprefix("ال")
    common = stem in lexicons.common or form in lexicons.common
    # "العملية" and "القضية" look like relational adjectives; the lexicons know them as nouns.
    is_known = head is not None or known is not None or suffix != "" or common
    is_title = form in titles and (len(form) > 1 or not clitics)
    return Word(
        form=form, folded=folded, clitics=clitics, definite="ال" in clitics, suffix=suffix,
        conjunction=_conjunction(clitics),
        preposition=next((clitic for clitic in clitics if clitic in "بلك"), ""), head=head, known=known,
        demonym=demonym, adjective=adjective, title=is_title, title_role=titles.get(form),
        name=max(names.get(form, 0), names.get(stem, 0)),
        common=common,
        listed=stem in lexicons.listed or form in lexicons.listed or form in lexicons.conjugated,
        opens_place=form in lexicons.places,
        nisba=not is_known and len(stem) > 3 and stem.endswith(_NISBA_ENDINGS),
    )  # fmt: skip


def core(token: Token, word: Word) -> int:
    """Gives the raw offset where a phrase that begins with this word starts (ruling 12).

    Args:
        token: The token.
        word: What was found for it; its clitics may be those of a later reading than the token's best.

    Returns:
        `token.core` where the readings agree, else the same offset for the reading that was taken.
    """
    if word.clitics == token.clitics or token.kind != "word":
        return token.core
    return token.start + core_offset(token.text, word.clitics)


def _conjunction(clitics: tuple[str, ...]) -> str:
    return clitics[0] if clitics and clitics[0] in _CONJUNCTIONS else ""
