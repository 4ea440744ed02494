"""Reads places without a name of the gazetteer: borders, a state's land, unknown names, generic nouns.

A demonym alone is no place; with a noun like "lands" or "north" it is a part of its state. An unknown name
needs a governor ("the town of X"). Generic nouns ("the region") are marked "anaphoric": what they point back
to is looked for elsewhere; "anaphoric building" and "anaphoric state" can share a place's country only.
"""

from collections.abc import Mapping, Sequence

from riwaya.model.codebook import Precision
from riwaya.model.reading import PlaceMention
from riwaya.places.containers import UNLISTED, UNPLACED, trimmed_end
from riwaya.places.scene import (
    Lead,
    Name,
    Scene,
    adjectives_end,
    class_word,
    core_offset,
    lead_word,
    name_at,
    states_of,
)

# After these a name stands even where the gazetteer lacks it; a site (a centre, a market) is rather followed
# by what it is for.
NAMING = ("town", "area", "quarter", "facility", "street")
# Classes of the words that this module's phrases begin with.
OPENERS = (*NAMING, "border", "land", "anaphor", "inside")
# A name of more words than this after a governor is a sentence, not a name.
MAX_UNKNOWN_WORDS = 2


def unnamed_at(scene: Scene, at: int, found: Sequence[Name]) -> PlaceMention | None:
    """Reads a state's land, an unknown name or a generic noun that begins at a token.

    Returns:
        The mention, None where there is none.
    """
    return _land(scene, at) or _unknown(scene, at, found) or _anaphor(scene, at)


def border_at(scene: Scene, at: int) -> PlaceMention | None:
    """Reads the border with X, between X and Y, the X-Y border: of two states, so in neither (ruling 10).

    Returns:
        The mention without a country, None where no border begins at the token.
    """
    clitics, word = class_word(scene, at, "border")
    if not word:
        return None
    last = at + 1
    while last < len(scene.tokens) and _is_border_adjective(scene, last):
        last += 1
    link = last
    while link < len(scene.tokens) and lead_word(scene, link)[1]:
        link += 1
    if link < len(scene.tokens) and scene.words.is_a(scene.keys[link], "border_link"):
        last = _states_end(scene, link + 1) or last
    if last == at + 1 and not word.startswith(scene.words.article):
        return None
    return _nameless(
        scene, at, last, clitics=clitics, country=None, precision="region", why="border of states"
    )


def _is_border_adjective(scene: Scene, at: int) -> bool:
    bare = scene.keys[at].removeprefix(scene.words.article)
    definite = bare != scene.keys[at]
    return definite and (bare in scene.words.demonyms or scene.words.is_a(scene.keys[at], "adjective"))


def _states_end(scene: Scene, at: int) -> int | None:
    """End of one or two names of states that begin at a token; None where there is none."""
    name = name_at(scene, at) if at < len(scene.tokens) else None
    if name is None or not any(place.kind == "country" for place in name.places):
        return None
    second = name_at(scene, name.last) if name.last < len(scene.tokens) else None
    joined = second is not None and any(scene.words.is_a(clitic, "and") for clitic in second.clitics)
    return second.last if second is not None and joined else name.last


def _land(scene: Scene, at: int) -> PlaceMention | None:
    """The lands, towns, north of a state, by its adjective: no place without such a noun."""
    clitics, word = class_word(scene, at, "land")
    if not word or at + 1 >= len(scene.tokens):
        return None
    bare = scene.keys[at + 1].removeprefix(scene.words.article)
    if bare == scene.keys[at + 1] or bare not in scene.words.demonyms:
        return None
    first = _lead_start(scene, at) if not clitics else at
    state, last = adjectives_end(scene, at + 1, Lead(first=at, start=0, governor="area"))
    clitics = clitics if first == at else lead_word(scene, first)[0]
    return _nameless(
        scene, first, last, clitics=clitics, country=state, precision="region", why=f"land of {state}"
    )


def _lead_start(scene: Scene, at: int) -> int:
    """First of the directions and the like before a generic noun ("the south of the country")."""
    while at > 0:
        clitics, word = class_word(scene, at - 1, "direction", "around", "inside")
        if not word:
            break
        at -= 1
        if set(clitics) - {scene.words.article}:
            break
    return at


def _unknown(scene: Scene, at: int, found: Sequence[Name]) -> PlaceMention | None:
    """A governor and a name that the gazetteer lacks: the town of X, in the page's main state."""
    words, tokens = scene.words, scene.tokens
    clitics, governor = class_word(scene, at, *NAMING)
    if not governor or governor.startswith(words.article) or at + 1 >= len(tokens):
        return None
    if any(words.is_a(clitic, "likening") for clitic in clitics):
        return None
    if words.is_a(governor, "abstract") and scene.keys[at + 1].removeprefix(words.article) in words.nouns:
        # "The sector of energy", "the axis of resistance".
        return None
    last = at + 1
    while (
        last < len(tokens)
        and last - at <= MAX_UNKNOWN_WORDS
        and _can_be_name(scene, last, first=last == at + 1, opened=_opens_name(scene, last - 1))
    ):
        last += 1
    if last == at + 1:
        return None
    state, end = adjectives_end(scene, last, Lead(first=at, start=0, governor="town"))
    others = [name for name in found if not at < name.first < last]
    around = state or _state_around(scene, at, others)
    precision = words.precision(governor, *NAMING) or "town"
    return _nameless(
        scene,
        at,
        end,
        clitics=clitics,
        country=around or _main_state(scene.countries),
        precision=precision,
        why=UNLISTED if around else UNPLACED,
    )


def _opens_name(scene: Scene, at: int) -> bool:
    return scene.words.is_a(scene.keys[at], "first_part")


def _can_be_name(scene: Scene, at: int, *, first: bool, opened: bool) -> bool:
    """Whether a word can be of a name: after its governor, or after the name's `first` word."""
    token, words = scene.tokens[at], scene.words
    if token.kind != "word" or at in scene.barred or (set(token.clitics) - {words.article}) or token.suffix:
        return False
    key = scene.keys[at]
    bare = key.removeprefix(words.article)
    if first and words.is_a(key, "first_part"):
        return True
    if opened and not words.is_a(key, "adjective"):
        # "Hill of the wind": the noun with its article is the rest of the name.
        return bare != key or not {key} & words.known
    if key in words.verbs and not first:
        return False
    if {key, bare} & words.known or key in words.classes or bare in words.demonyms:
        return not first and words.is_a(key, "compound")
    return not lead_word(scene, at)[1] and (first or bare == key)


def _state_around(scene: Scene, at: int, found: Sequence[Name]) -> str | None:
    """State of the nearest place of the sentence; a state itself may be named for what it does elsewhere."""
    for name in sorted(found, key=lambda name: (abs(name.first - at), name.first)):
        acts = any(place.kind == "country" for place in name.places) and not _is_located(scene, name)
        states = () if acts else states_of([name], scene)
        if states:
            return states[0]
    return None


def _main_state(countries: Mapping[str, int]) -> str | None:
    return max(sorted(countries), key=lambda state: countries[state], default=None)


def _is_located(scene: Scene, name: Name) -> bool:
    """Whether a word before a state's name says that something is there: "in", "north of"."""
    if any(scene.words.is_a(clitic, "link") for clitic in name.clitics):
        return True
    return name.first > 0 and bool(class_word(scene, name.first - 1, "link", "direction", "inside")[1])


def _anaphor(scene: Scene, at: int) -> PlaceMention | None:
    """The region, the city, its lands: extraction resolves what they point back to."""
    token, words = scene.tokens[at], scene.words
    clitics, word = class_word(scene, at, "anaphor")
    if token.suffix and words.is_a(words.key(token.stem), "inside"):
        clitics, word = token.clitics, words.key(token.stem)
    if not word or (at and class_word(scene, at - 1, "not_place_after")[1]) or _is_deed(scene, at, word):
        return None
    first = _lead_start(scene, at) if not set(clitics) - {words.article} else at
    start_clitics = clitics if first == at else lead_word(scene, first)[0]
    precision = words.precision(word, "anaphor", "inside")
    _, last = adjectives_end(scene, at + 1, Lead(first=at, start=0, governor="area"))
    kinds = {"building": "anaphoric building", "whole_state": "anaphoric state"}
    why = next((why for kind, why in kinds.items() if words.is_a(word, kind)), "anaphoric")
    return _nameless(scene, first, last, clitics=start_clitics, country=None, precision=precision, why=why)


def _is_deed(scene: Scene, at: int, word: str) -> bool:
    """Reads "keeping the peace": a verbal noun that is written like a noun of place has its own preposition."""
    linked = at + 1 < len(scene.keys) and scene.words.is_a(scene.keys[at + 1], "deed_link")
    return linked and scene.words.is_a(word, "deed")


def _nameless(
    scene: Scene, first: int, last: int, *, clitics: tuple[str, ...], country: str | None,
    precision: Precision | None, why: str,
) -> PlaceMention:  # fmt: skip
    start, end = core_offset(scene, first, clitics), trimmed_end(scene, last)
    return PlaceMention(
        first=first, last=last, start=start, end=end, text=scene.text[start:end], country=country,
        precision=precision, why=why,
    )  # fmt: skip
