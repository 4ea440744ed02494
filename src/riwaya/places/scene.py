"""What one sentence looks like to the place rules: names of the gazetteer in it, and words that govern them.

A name is looked up under every reading of its first word's clitics, the longest name first.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from riwaya.model.codebook import Precision
from riwaya.model.reading import Token
from riwaya.places.choice import MIN_KNOWN
from riwaya.places.place import Form, NameForm, Names, Place, WordForms
from riwaya.places.words import PlaceWords

GOVERNORS = ("town", "area", "quarter", "facility", "site")
# London is 20 times its namesake; Tripoli (Libya) and Amman, 4 times or less, say no state by themselves.
CLEAR_RATIO = 5
LEADS = (*GOVERNORS, "street", "direction", "around", "inside", "capital")
QUOTES = frozenset("\"'“”„«»‹›")


class Name(Struct, frozen=True, kw_only=True, gc=False):
    """A name in the sentence: tokens [first, last), its clitics and places.

    Attributes:
        common: True for one word that is rather a common word.
        weak: True where such a word is a name after a governor only.
    """

    first: int
    last: int
    clitics: tuple[str, ...]
    name: str
    places: tuple[Place, ...]
    common: bool
    weak: bool


class Lead(Struct, frozen=True, kw_only=True, gc=False):
    """The words before a name that belong to the phrase: tokens [first, name)."""

    first: int
    start: int
    governor: str = ""
    direction: bool = False
    village: bool = False
    province: bool = False
    capital: bool = False
    precision: Precision | None = None
    state: str | None = None


class Scene(Struct, frozen=True, kw_only=True, gc=False):
    """One sentence.

    Attributes:
        countries: States of the page and the sentence, with how often.
        keys: Its words as `PlaceWords.key` gives them.
        forms: What each of its words can be.
        starts: Tokens at which a place without a name of the gazetteer can begin.
        barred: Tokens in which no place begins.
    """

    tokens: Sequence[Token]
    text: str
    names: Names
    words: PlaceWords
    countries: Mapping[str, int] = {}
    keys: Sequence[str]
    forms: Sequence[WordForms]
    starts: Sequence[int]
    barred: frozenset[int] = frozenset()


class Scan(Struct, frozen=True, kw_only=True, gc=False):
    """A sentence looked up once: what it looks like, all names in it, and the states that they name."""

    scene: Scene
    names: Sequence[Name]
    states: tuple[str, ...]


def make_scene(tokens: Sequence[Token], text: str, *, names: Names, words: PlaceWords) -> Scene:
    """Looks every word of a sentence up once, under each reading of its clitics.

    Args:
        tokens: The sentence's tokens.
        text: The raw page.
        names: The gazetteer's names.
        words: The language's words for places.

    Returns:
        The scene, no states counted and nothing barred.
    """
    found = names.all_forms(tokens)
    return Scene(
        tokens=tokens,
        text=text,
        names=names,
        words=words,
        keys=[forms.key for forms in found],
        forms=found,
        starts=[at for at, forms in enumerate(found) if forms.opens],
    )


def name_at(scene: Scene, at: int) -> Name | None:
    """Finds the longest name that begins at a token.

    Returns:
        The name with all its places, None where there is none.
    """
    if at in scene.barred:
        return None
    best: Name | None = None
    for form in scene.forms[at].names:
        clitics, word, most = form.clitics, form.word, form.longest
        if most > 1:
            # Most first words of long names are followed by no second one.
            second = scene.keys[at + 1] if at + 1 < len(scene.keys) else ""
            most = min(most, scene.names.longest(word, second) or 1, len(scene.keys) - at)
        for length in range(most, 0 if best is None else best.last - best.first, -1):
            rest = scene.keys[at + 1 : at + length]
            name = " ".join([word, *rest]) if rest else word
            if scene.names.has(name) and not (length == 1 and _is_part(scene, at, form)):
                places = scene.names.named(name) + _without_head(scene, word, " ".join(rest))
                best = Name(
                    first=at, last=at + length, clitics=clitics, name=name, places=places,
                    common=length == 1 and form.common, weak=length == 1 and form.weak,
                )  # fmt: skip
                break
    return best


def _is_part(scene: Scene, at: int, form: NameForm) -> bool:
    """True for one word that is no name by itself here."""
    return form.generic or _is_first_part(scene, at, form.word)


def is_generic(words: PlaceWords, word: str) -> bool:
    """True for a word that means a kind of place or a direction, whatever village bears it for a name."""
    bare = word.removeprefix(words.article)
    return words.is_a(word, *LEADS, "anaphor", "land", "near") or words.is_a(bare, *LEADS)


# The language lists names among its words, too; towns of this size are names rather than words.
MAJOR = 1_000_000


def is_common(words: PlaceWords, folded: str, name: str, places: Sequence[Place]) -> bool:
    """Says whether one word is rather a common word than a name.

    Args:
        words: The language's words for places.
        folded: The word as it stands, folded.
        name: The name that it is under one reading.
        places: The places of that name.

    Returns:
        True where a text rather means the word.
    """
    if name in words.common or name.removeprefix(words.article) in words.common:
        return True
    if any(folded[-1:] == other for _, other in words.endings):
        # "His talk" is written like the town but for the dots of its last letter.
        return True
    major = name in words.capitals or any(
        place.kind in ("country", "region") or place.hand or place.population >= MAJOR for place in places
    )
    return name in words.known and not major


def _is_first_part(scene: Scene, at: int, word: str) -> bool:
    """True for the first word of a longer name that the gazetteer lacks: "Umm …", "Bani …"."""
    if not scene.words.is_a(word, "first_part") or at + 1 >= len(scene.tokens):
        return False
    following = scene.tokens[at + 1]
    return following.kind == "word" and not set(following.clitics) - {scene.words.article}


def _without_head(scene: Scene, word: str, rest: str) -> tuple[Place, ...]:
    """Places that bear a name without its governor, too: "the town of X" is listed for one X only."""
    governed = bool(rest) and scene.words.is_a(word, "town", "area")
    return scene.names.named(rest) if governed and scene.names.has(rest) else ()


def all_names(scene: Scene) -> list[Name]:
    """Finds all names.

    Returns:
        Names in text order, the longest at each place, none inside another.
    """
    found: list[Name] = []
    for at, forms in enumerate(scene.forms):
        if forms.names and (not found or at >= found[-1].last):
            name = name_at(scene, at)
            if name is not None and not _continues_direction(scene, at):
                found.append(name)
    return found


def _continues_direction(scene: Scene, at: int) -> bool:
    """True for the second word of "south east of X": not the region that "east of X" names."""
    directed = at > 0 and class_word(scene, at - 1, "direction")[1]
    return bool(directed and class_word(scene, at, "direction")[1])


def is_overcut(scene: Scene, name: Name) -> bool:
    """Says whether one word is a name only after more clitics are taken off than its best reading has.

    Returns:
        True for a word that is rather whole: "great" is not "like Beira".
    """
    more = set(name.clitics) - set(scene.tokens[name.first].clitics) - {scene.words.article}
    return name.last == name.first + 1 and bool(more)


def states_of(found: Sequence[Name], scene: Scene) -> tuple[str, ...]:
    """Gives the states of names that mean one state only: names of a state, a region or a large city.

    Returns:
        ISO codes in the order of the names.
    """
    states = []
    for name in found:
        if name.name in scene.words.common:
            continue
        # A large town counts only where the word is surely its name.
        sure = not is_overcut(scene, name)
        known = {
            place.country
            for place in name.places
            if place.kind in ("country", "region") or (sure and place.population >= MIN_KNOWN)
        }
        if len(known) > 1 and name.name in scene.words.capitals:
            known = _most_likely(name.places)
        if len(known) == 1:
            states += [state for state in known if state]
    return tuple(states)


def _most_likely(places: Sequence[Place]) -> set[str | None]:
    """The state of the largest place of a capital's name, where none of another state comes near it."""
    largest = max(places, key=_people)
    rivals = (place.population for place in places if place.country != largest.country)
    return {largest.country} if largest.population >= CLEAR_RATIO * max(rivals, default=0) else set()


def _people(place: Place) -> int:
    return place.population


def core_offset(scene: Scene, at: int, clitics: tuple[str, ...]) -> int:
    """Finds where a phrase begins that begins with this word, under the reading that matched.

    Returns:
        The raw offset after conjunction and preposition, before the article.
    """
    token = scene.tokens[at]
    if clitics == token.clitics:
        return token.core
    return token.start + sum(len(clitic) for clitic in clitics if clitic != scene.words.article)


def lead_word(scene: Scene, at: int) -> Form:
    """Looks for a word that can stand before a name in its phrase.

    Returns:
        Its clitics and the word with its article; "" where it is none.
    """
    return scene.forms[at].lead


def class_word(scene: Scene, at: int, *classes: str) -> Form:
    """Looks for a word of some classes at a token.

    Returns:
        Its clitics and the word with its article; "" where it is none.
    """
    for clitics, word in scene.forms[at].classes:
        if scene.words.is_a(word, *classes):
            return clitics, word
    return (), ""


def adjectives_end(scene: Scene, at: int, lead: Lead) -> tuple[str | None, int]:
    """Goes over the adjectives after a name: those of a state always, others only after a governor.

    Returns:
        The state of an adjective, None where none has one, and the token index after the last adjective.
    """
    state, last = None, at
    while at < len(scene.forms):
        forms = scene.forms[at]
        if forms.quote:
            at += 1
            continue
        if state is None and forms.demonym:
            state = forms.demonym
        elif (
            not forms.adjective
            or not scene.words.is_a(forms.key, "adjective", "capital")
            or not (lead.governor or lead.precision or state or scene.words.is_a(forms.key, "capital"))
        ):
            break
        at += 1
        last = at
    return state, last
