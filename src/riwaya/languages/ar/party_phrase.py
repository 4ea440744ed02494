"""A noun phrase while it is being read: how it opens, what it gathers, which role comes out of it."""

from collections.abc import Sequence

from msgspec import Struct, field

from riwaya.languages.ar.party_forms import Head
from riwaya.languages.ar.party_lexicons import Adjective, Known, PartyLexicons
from riwaya.languages.ar.party_words import Word
from riwaya.languages.ar.persons import end_of_titled_name
from riwaya.model.codebook import DE_FACTO_CODES, Role, SpeakerKind
from riwaya.model.reading import GrammaticalNumber

# Soldiers of these bodies keep a peace, they wage no war (codebook, roles).
_PEACEKEEPING = frozenset({"UNO", "AFU"})

# Authorities without recognition -> the state of the people they rule.
KIN = {"XNK": "ARM"}


class Phrase(Struct, kw_only=True, gc=False):
    """A noun phrase being read; `last` moves on as words join it.

    Attributes:
        head: Index of the head noun.
        cls: Class of the head noun (`Head.cls`) or known name (`Known.cls`).
        definite: True once the phrase is definite by article, pronoun, name or genitive.
        construct: True while the last noun still asks for its genitive.
        asks: Preposition that the last adjective governs, "" where none; `owned` where it tells the owner.
        roles: Roles lent by the words after the head, in order; `armed` where a force is among them.
        name: Word range of the proper name.
        place_country: Country of a place the phrase is located in, used where nothing else tells.
        unknown: Words taken that no table knows.
        inner_cls: Class of the last noun that joined.
        tanwin: True where the head bears the alef of tanwin.
        nominative: True where the head is a sound plural in the nominative.
        bare: True for a name of which nothing but its place in the sentence is known.
    """

    first: int
    last: int
    head: int
    cls: str
    lemma: str = ""
    role: Role | None = None
    role_from: str = "own"
    speaker: SpeakerKind | None = None
    number: GrammaticalNumber | None = None
    needs: str = ""
    definite: bool = False
    construct: bool = False
    asks: str = ""
    owned: bool = False
    country: str | None = None
    place_country: str | None = None
    roles: list[Role] = field(default_factory=list)
    armed: bool = False
    name: tuple[int, int] | None = None
    person: bool = False
    both: bool = False
    modified: bool = False
    suffix: bool = False
    unknown: int = 0
    inner_cls: str = ""
    tanwin: bool = False
    nominative: bool = False
    bare: bool = False

    @property
    def role_read(self) -> Role | None:
        """The role of the whole phrase, from its head and the words that the head governs."""
        fallback: Role | None = "MIL" if self.armed else None
        if self.role_from == "inner":
            return next(iter(self.roles), fallback or self.role)
        if self.role_from == "stateless":
            # Fighters of a state are its soldiers (codebook, ruling 5).
            return next(iter(self.roles), fallback or ("MIL" if self.country else self.role))
        if self.role_from == "armed":
            special = next((role for role in self.roles if role in ("COP", "REB", "PKO")), None)
            keeps_peace = self.role == "MIL" and self.country in _PEACEKEEPING
            soldiers: Role | None = "MIL" if self.cls == "force" and self.country else None
            own = special or ("PKO" if keeps_peace else self.role)
            return own or next(iter(self.roles), fallback or soldiers)
        return self.role or next(iter(self.roles), fallback)

    @property
    def country_read(self) -> str | None:
        """The country of the whole phrase; residents of a de-facto authority's territory are its people."""
        if self.cls == "people" and self.place_country in DE_FACTO_CODES:
            return self.place_country
        return self.country or self.place_country

    def set_country(self, country: str | None) -> None:
        """Keeps the first country that a word of the phrase tells."""
        if self.country is None:
            self.country = country

    def lend_role(self, role: Role | None) -> None:
        """Adds a role that a word of the phrase lends."""
        if role is not None:
            self.roles.append(role)

    def close(self, *, definite: bool) -> None:
        """Ends the genitive chain."""
        self.definite, self.construct = self.definite or definite, False


def open_phrase(words: Sequence[Word], at: int, lexicons: PartyLexicons) -> Phrase | None:
    """Opens a phrase at a word that the tables know as noun, name or title.

    Args:
        words: Looked-up words of the sentence.
        at: Index of the word.
        lexicons: The party tables.

    Returns:
        The phrase as far as its first noun or name; None where none stands there.
    """
    word = words[at]
    if word.border or word.mark or word.number or word.latin:
        return None
    length, meaning = match_names(words, at, lexicons)
    if length <= 1 and word.title and _titles_a_name(words, at):
        return _open_title(word, at)
    if isinstance(meaning, Known):
        return _open_name(meaning, at, length)
    if isinstance(meaning, Head) and meaning.cls != "inner":
        return _open_noun(words, meaning, at, length=length, governs=lexicons.adjectives.get(meaning.lemma))
    return _open_title(word, at) if word.title else None


def open_people(word: Word, at: int) -> Phrase | None:
    """Opens a phrase at a plural demonym that names a people (الأوكرانيون, أرمن الإقليم).

    Args:
        word: The looked-up word.
        at: Its index.

    Returns:
        The phrase; None where the word is no such plural.
    """
    demonym = word.demonym
    if demonym is None or demonym.number != "plural" or demonym.feminine or word.border:
        return None
    return Phrase(
        first=at,
        last=at + 1,
        head=at,
        cls="people",
        role=demonym.role or "CVL",
        speaker="unnamed",
        number="plural",
        definite=word.definite,
        construct=not word.definite and not word.form.endswith(("ون", "ين")),
        country=demonym.country,
    )


def match_names(words: Sequence[Word], at: int, lexicons: PartyLexicons) -> tuple[int, Known | Head | None]:
    """Matches the longest name or noun of several words that begins at `at`, then one of one word.

    Returns:
        (number of words, what it is); (0, None) where the tables know none.
    """
    word = words[at]
    if word.opens_phrase and at + 1 < len(words):
        for entry, meaning in lexicons.phrases[word.form].get(words[at + 1].folded, ()):
            size = len(entry)
            if size == 2 or tuple(further.folded for further in words[at + 1 : at + size]) == entry[1:]:
                return size, meaning
    if word.known is not None:
        return 1, word.known
    if word.head is not None:
        return 1, word.head
    return 0, None


def _titles_a_name(words: Sequence[Word], at: int) -> bool:
    """A word that is title and office at once ("العميد") is a title before a name."""
    after = at + 1
    return after < len(words) and (words[after].title or end_of_titled_name(words, after) > after)


def _open_title(word: Word, at: int) -> Phrase:
    return Phrase(
        first=at,
        last=at + 1,
        head=at,
        cls="title",
        role=word.title_role,
        role_from="inner",
        speaker="person",
        number="singular",
        needs="name",
        definite=True,
    )


def _open_name(known: Known, at: int, length: int) -> Phrase:
    return Phrase(
        first=at,
        last=at + length,
        head=at,
        cls=known.cls,
        role=known.role,
        speaker=known.speaker,
        definite=True,
        country=known.country,
        name=(at, at + length),
        person=known.cls == "person",
    )


def _open_noun(
    words: Sequence[Word], noun: Head, at: int, *, length: int, governs: Adjective | None
) -> Phrase:
    word, ends_definite = words[at], words[at + length - 1].definite
    definite = word.definite or bool(word.suffix) or (length > 1 and ends_definite)
    # "وسائل إعلام" is whole, "رئيس وزراء" still asks whose.
    whole = noun.closed or noun.cls == "document" or (length > 1 and noun.cls not in ("person", "force"))
    dual = noun.closed and noun.number == "singular" and _follows_genitive(words, at + 1)
    # "وهي مسؤولة عن الهجوم": an indefinite singular is told of somebody, it names nobody.
    predicate = length > 1 or bool(word.suffix) or (noun.number == "singular" and not word.definite)
    return Phrase(
        first=at,
        last=at + length,
        head=at,
        cls=noun.cls,
        lemma=noun.lemma,
        role=noun.role,
        role_from=noun.role_from,
        speaker=noun.speaker,
        number="dual" if dual else noun.number,
        needs=noun.needs,
        definite=definite,
        construct=not definite and (dual or not whole),
        both=names_both(noun) and (definite or noun.bound),
        suffix=bool(word.suffix),
        nominative=noun.closed and word.form.endswith("ون"),
        tanwin=noun.closed and noun.number == "singular" and not dual,
        # A participle asks for its complement as noun, too: "المتهمون بتنفيذ الهجوم".
        asks=governs.preposition if governs is not None and not predicate else "",
        owned=governs is not None and governs.belongs,
        country=noun.country,
    )


def _follows_genitive(words: Sequence[Word], at: int) -> bool:
    """After "زعيما" or "رجلا" a noun tells that the alef is the dual's, not that of tanwin."""
    if at >= len(words) or not words[at].free:
        return False
    word = words[at]
    is_collective = word.head is not None and word.head.number is None
    is_name = word.known is not None and word.demonym is None
    # "وزيرا خارجية البلدين": the genitive has one of its own.
    office = word.head is not None and word.head.cls == "body" and not word.head.closed
    owned = office and at + 1 < len(words) and (words[at + 1].known is not None or words[at + 1].definite)
    return is_name or (word.head is not None and word.definite) or is_collective or owned


def names_both(noun: Head) -> bool:
    """Tells whether a noun names both sides at once (الطرفان, البلدين, الأطراف).

    Returns:
        True for the dual or plural of a side, the dual of a state.
    """
    if noun.cls == "both":
        return noun.number in ("dual", "plural")
    return noun.lemma in ("بلد", "دولة", "جمهورية") and noun.number == "dual"
