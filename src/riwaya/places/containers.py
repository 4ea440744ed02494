"""Grows place phrases: distances and general nouns before them, the larger place that follows them.

A place and the place that holds it are one phrase ("a town in a province", "a region north of the country")
as long as no comma parts them; a state that follows "in" stands by itself.
"""

from collections.abc import Sequence

from msgspec import Struct, structs

from riwaya.model.reading import PlaceMention
from riwaya.places.place import Place
from riwaya.places.scene import QUOTES, Scene, class_word, core_offset, name_at
from riwaya.places.words import SIGNS

# Why a place without a row in the gazetteer is one; joined phrases take what the larger place says.
UNLISTED = "not in the gazetteer; governed"
# Nothing in its sentence says in which state it lies.
UNPLACED = f"{UNLISTED}; of the page's main state"
# Kinds that hold others and are held by none that a phrase would add.
WIDEST = ("country", "region", "territory")


class Found(Struct, frozen=True, kw_only=True, gc=False):
    """A mention and the kind of its place: a kind of the gazetteer, "" where it has no row there."""

    mention: PlaceMention
    kind: str = ""


def join_phrases(scene: Scene, found: Sequence[Found]) -> tuple[PlaceMention, ...]:
    """Joins each place with the larger places that follow it directly, and grows what is left.

    Args:
        scene: The sentence.
        found: Its places in text order, not overlapping.

    Returns:
        Mentions in text order, not overlapping.
    """
    joined: list[Found] = []
    tail: PlaceMention | None = None
    for one in found:
        last = joined[-1] if joined else None
        if last is not None and tail is not None and _holds(scene, last, tail, one):
            joined[-1] = structs.replace(last, mention=_with(scene, last.mention, one.mention))
        else:
            joined.append(one)
        tail = one.mention
    mentions: list[PlaceMention] = []
    for one in joined:
        free = mentions[-1].last if mentions else 0
        grown = _after_distance(scene, one.mention, free)
        mentions.append(_for_refugees(scene, _after_general_noun(scene, grown, free)))
    return tuple(mentions)


def _with(scene: Scene, held: PlaceMention, holder: PlaceMention) -> PlaceMention:
    end = holder.end
    unlisted = held.why.startswith(UNLISTED)
    return structs.replace(
        held, last=holder.last, end=end, text=scene.text[held.start : end],
        # A border that follows is of no state, and says nothing of whose the place is.
        country=(holder.country or held.country) if unlisted else held.country,
        why=UNLISTED if unlisted and holder.country else held.why,
    )  # fmt: skip


def _holds(scene: Scene, held: Found, tail: PlaceMention, holder: Found) -> bool:
    """Whether a place is the larger one that belongs to the phrase of the one before."""
    one, other = held.mention, holder.mention
    if held.kind in WIDEST or one.precision == "country" or one.why.startswith("anaphoric"):
        return False
    if other.why.startswith(UNLISTED) and not class_word(scene, other.first, "area", "town", "capital")[1]:
        return False
    same = one.country == other.country or one.why.startswith(UNLISTED) or other.why.startswith("anaphoric")
    return same and _is_linked(scene, tail, holder)


def _is_linked(scene: Scene, tail: PlaceMention, holder: Found) -> bool:
    """Whether the words between two places say that the second holds the first."""
    words, other = scene.words, holder.mention
    at = tail.last
    while at < other.first and scene.tokens[at].folded in QUOTES:
        at += 1
    located = at < other.first and words.is_a(scene.keys[at], "located")
    at += located
    bare_state = holder.kind == "country" and other.precision == "country"
    between = scene.keys[at : other.first]
    clitics, word = class_word(scene, other.first, "direction", "capital", "area")
    word = word or _seat(scene, other.first)
    opening = _prefix(scene, other)
    if not between and not opening:
        # "Kidal, north of Mali": no word joins them. After a governor alone only a province does.
        return bool(word) and not other.why.startswith("anaphoric building") and not bare_state
    if not between:
        return any(words.is_a(clitic, "link") for clitic in opening) and (located or not bare_state)
    if all(words.is_a(key, "near") for key in between):
        return other.precision != "country"
    if len(between) == 1 and words.is_a(between[0], "link"):
        return located or not bare_state
    return len(between) == 1 and words.is_a(between[0], "from") and words.is_a(word, "area") and not clitics


def _seat(scene: Scene, at: int) -> str:
    """The word for a seat before a province ("centre of the province of X"); "" where none stands there."""
    governed = at + 1 < len(scene.tokens) and class_word(scene, at + 1, "area")[1]
    return class_word(scene, at, "seat")[1] if governed else ""


def _prefix(scene: Scene, place: PlaceMention) -> tuple[str, ...]:
    """The conjunctions and prepositions that are written together with a place's first word."""
    token = scene.tokens[place.first]
    length = place.start - token.start
    prefix: list[str] = []
    for clitics in (token.clitics, *(clitics for clitics, _ in scene.forms[place.first].classes)):
        prefix = [clitic for clitic in clitics if clitic != scene.words.article]
        if sum(map(len, prefix)) == length:
            return tuple(prefix)
    return tuple(prefix) if length else ()


def _after_distance(scene: Scene, place: PlaceMention, free: int) -> PlaceMention:
    """Takes in "120 km" before "north of X" or "from X"."""
    at, words = place.first - 1, scene.words
    if at >= free and words.is_a(scene.keys[at], "from"):
        at -= 1
    elif not class_word(scene, place.first, "direction")[1]:
        return place
    number = at - 1
    if number < free or _prefix(scene, place) or not words.is_a(scene.keys[at], "unit"):
        return place
    if scene.tokens[number].kind != "number":
        return place
    start = scene.tokens[number].core
    return structs.replace(
        place, first=number, start=start, text=scene.text[start : place.end], precision="near"
    )


def _after_general_noun(scene: Scene, place: PlaceMention, free: int) -> PlaceMention:
    """Takes in "towns in", "a mountainous region" before a place: what has no name is where the place is."""
    if place.why.startswith("anaphoric building"):
        return place
    at = place.first - 1
    prefix = _prefix(scene, place)
    linked = at >= free and scene.words.is_a(scene.keys[at], "link") and not prefix
    at -= linked
    adjective = at
    while at > free and _is_loose_adjective(scene, at):
        at -= 1
    open_link = linked or any(scene.words.is_a(clitic, "link") for clitic in prefix)
    if at < free or at in scene.barred or not (open_link or (at < adjective and not prefix)):
        return place
    clitics, noun = class_word(scene, at, "general")
    if not noun or (at == adjective and scene.words.is_a(scene.keys[at], "adjective")):
        return place
    quantifier = at > free and not clitics and scene.words.is_a(scene.keys[at - 1], "several")
    first = at - 1 if quantifier else at
    start = scene.tokens[first].core if quantifier else core_offset(scene, at, clitics)
    precision = "region" if place.precision == "country" else place.precision
    return structs.replace(
        place, first=first, start=start, text=scene.text[start : place.end], precision=precision
    )


def _is_loose_adjective(scene: Scene, at: int) -> bool:
    """True for an adjective without an article, as it follows a noun without one."""
    key, words = scene.keys[at], scene.words
    return not key.startswith(words.article) and words.is_a(words.article + key, "adjective")


def _for_refugees(scene: Scene, place: PlaceMention) -> PlaceMention:
    """Takes in "for (Palestinian) refugees" after a camp."""
    at = place.last
    if at >= len(scene.tokens) or not class_word(scene, place.first, "quarter")[1]:
        return place
    if not scene.words.is_a(scene.tokens[at].folded, "dwellers"):
        return place
    last = at + 1
    bare = scene.keys[last].removeprefix(scene.words.article) if last < len(scene.keys) else ""
    # Two letters make the plural of people.
    last += bool(bare) and bare[:-2] in scene.words.demonyms
    end = trimmed_end(scene, last)
    return structs.replace(place, last=last, end=end, text=scene.text[place.start : end])


def quote_end(scene: Scene, first: int, last: int) -> int:
    """Goes over the quote that closes one opened inside the phrase.

    Returns:
        One past the phrase's last token.
    """
    opened = sum(token.folded in QUOTES for token in scene.tokens[first:last])
    closes = last < len(scene.tokens) and scene.tokens[last].folded in QUOTES
    return last + 1 if opened % 2 and closes else last


def alias_end(scene: Scene, at: int, place: Place) -> int:
    """Goes over another name of the same place in parentheses.

    Returns:
        One past the phrase's last token.
    """
    tokens = scene.tokens
    if at + 2 < len(tokens) and tokens[at].folded == "(":
        name = name_at(scene, at + 1)
        closed = name is not None and name.last < len(tokens) and tokens[name.last].folded == ")"
        if name is not None and closed and any(other.id == place.id for other in name.places):
            return name.last + 1
    return at


def trimmed_end(scene: Scene, last: int) -> int:
    """Gives the end of a phrase whose last token is `last - 1`, without direction marks that close it.

    Args:
        scene: The sentence.
        last: One past the phrase's last token.

    Returns:
        A raw offset.
    """
    end = scene.tokens[last - 1].end
    while end and scene.text[end - 1] in SIGNS:
        end -= 1
    return end
