"""Finds place phrases in a sentence: the name, the words that govern it before, the adjectives after.

A phrase is the whole stated place ("south-east of Libya", "the Turkish town of X"); "near" stays outside.
"""

from collections.abc import Sequence

from msgspec import structs

from riwaya.model.codebook import Precision
from riwaya.model.reading import NameMention, PlaceMention, Token
from riwaya.places.choice import Choice, Evidence, choose
from riwaya.places.containers import Found, alias_end, join_phrases, quote_end, trimmed_end
from riwaya.places.place import Names, Place
from riwaya.places.scene import (
    GOVERNORS,
    LEADS,
    QUOTES,
    Lead,
    Name,
    Scan,
    Scene,
    adjectives_end,
    all_names,
    class_word,
    core_offset,
    is_overcut,
    lead_word,
    make_scene,
    name_at,
    states_of,
)
from riwaya.places.unnamed import border_at, unnamed_at
from riwaya.places.words import PlaceContext, PlaceWords

# Of such words alone many states have a region.
GENERIC = ("direction", "definite_direction", "adjective", "anaphor")


def scan_names(tokens: Sequence[Token], *, names: Names, words: PlaceWords) -> Scan:
    """Looks a sentence up, see `Gazetteer.scan`.

    Args:
        tokens: The sentence's tokens.
        names: The gazetteer's names.
        words: The language's words for places.

    Returns:
        The scene without its text, and its names.
    """
    scene = make_scene(tokens, "", names=names, words=words)
    found = all_names(scene)
    return Scan(scene=scene, names=found, states=states_of(found, scene))


def find_places(scan: Scan, text: str, *, context: PlaceContext) -> tuple[PlaceMention, ...]:
    """Finds and resolves the places of one sentence, see `Gazetteer.find`.

    Args:
        scan: The sentence.
        text: The raw page.
        context: What the page around says.

    Returns:
        Mentions in text order, not overlapping.
    """
    if not scan.names and not scan.scene.starts:
        return ()
    barred = frozenset(at for first, last in context.taken for at in range(first, last))
    scene = structs.replace(scan.scene, text=text, barred=barred)
    borders = _borders(scene)
    scene = structs.replace(scene, barred=barred | _covered(borders))
    # Where no name begins in barred words, the names are those of the scan.
    is_free = all(name.first not in scene.barred for name in scan.names)
    found_names = scan.names if is_free else all_names(scene)
    counts = dict(context.countries)
    for state in scan.states if is_free else states_of(found_names, scene):
        counts[state] = counts.get(state, 0) + 1
    scene = structs.replace(scene, countries=counts)
    named = _all_named(scene, found_names)
    unnamed = _all_unnamed(scene, found_names, [found.mention for found in named])
    nameless = [Found(mention=mention) for mention in [*borders, *unnamed]]
    return join_phrases(scene, sorted([*nameless, *named], key=_first))


def names_in_phrases(
    tokens: Sequence[Token], text: str, places: Sequence[PlaceMention], *, names: Names, words: PlaceWords
) -> tuple[NameMention, ...]:
    """Gives the bare names inside place phrases, see `Gazetteer.names_in`.

    Args:
        tokens: The sentence's tokens.
        text: The raw page.
        places: Mentions of the sentence.
        names: The gazetteer's names.
        words: The language's words for places.

    Returns:
        Names in text order.
    """
    scene = make_scene(tokens, text, names=names, words=words)
    inside = _covered(places)
    ids = {at: place.id for place in places for at in range(place.first, place.last)}
    found = []
    for full in all_names(scene):
        name = _without_governor(scene, full)
        head, _, rest = name.name.partition(" ")
        if words.is_a(head, "land") and rest.removeprefix(words.article) in ("", *words.demonyms):
            # "The Lebanese south" says where, but is no name; "the Middle East" is one.
            continue
        if inside.issuperset(range(name.first, name.last)):
            start, end = core_offset(scene, name.first, name.clitics), tokens[name.last - 1].end
            own = any(place.id == ids[name.first] for place in name.places)
            found.append(
                NameMention(
                    first=name.first, last=name.last, start=start, end=end, text=text[start:end],
                    kind="place", id=ids[name.first] if own else None,
                )
            )  # fmt: skip
    return tuple(found)


def _without_governor(scene: Scene, name: Name) -> Name:
    """The name inside a name that begins with its governor: "the Strip" is no part of the name of Gaza."""
    head, _, rest = name.name.partition(" ")
    if not rest or not scene.words.is_a(head, *LEADS) or not scene.names.has(rest):
        return name
    return structs.replace(name, first=name.first + 1, clitics=scene.tokens[name.first + 1].clitics)


def _all_named(scene: Scene, found: Sequence[Name]) -> list[Found]:
    mentions: list[Found] = []
    for name in found:
        free = mentions[-1].mention.last if mentions else 0
        mention = _named(scene, name, free, mentions) if name.first >= free else None
        if mention is not None:
            mentions.append(mention)
    return mentions


def _all_unnamed(scene: Scene, found: Sequence[Name], named: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Fills the gaps between the named places."""
    mentions: list[PlaceMention] = []
    taken = _covered(named) | scene.barred
    free = 0
    for at in scene.starts:
        mention = None if at < free or at in taken else unnamed_at(scene, at, found)
        if mention is not None and not taken & set(range(mention.first, mention.last)):
            mentions.append(mention)
            free = mention.last
    return mentions


def _named(scene: Scene, name: Name, free: int, mentions: Sequence[Found]) -> Found | None:
    if name.weak and not _may_be_led(scene, name.first - 1, free):
        # Most words that are also somebody's village end here: `choose` would refuse them all.
        return None
    lead = _lead(scene, name, free)
    if lead.governor == "street" and name_at_end(scene, name):
        # "The road X Y" joins two places; a street that bears one name is none.
        lead = Lead(first=name.first, start=core_offset(scene, name.first, name.clitics))
    capital = lead.capital or name.name in scene.words.capitals
    adjective, last = adjectives_end(scene, name.last, lead)
    if lead.governor == "street" or _is_in_body(scene, name, lead):
        return None
    evidence = Evidence(
        governor=lead.governor,
        direction=lead.direction,
        preposition=_after_preposition(scene, lead.first, name),
        adjective=adjective or lead.state,
        countries=scene.countries,
        common=name.common or _protects(scene, name),
        misread=_is_misread(scene, name),
        overcut=is_overcut(scene, name),
        listed=bool(mentions) and mentions[-1].mention.last == lead.first and bool(name.clitics),
        words=name.last - name.first,
        capital=capital,
        one_state=len({place.country for place in name.places}) == 1,
        seat=_is_seat(name),
        construct=_opens_construct(scene, name.last),
        village=lead.village,
        province=lead.province,
        generic=_is_generic(scene, name, lead),
        listed_word=scene.keys[name.first] in scene.words.known,
    )
    choice = choose(name.places, evidence)
    if choice is None:
        return None
    last = alias_end(scene, quote_end(scene, lead.first, last), choice.place)
    mention = _mention(scene, lead, last, choice, state=evidence.adjective)
    return Found(mention=mention, kind=choice.place.kind)


def _is_generic(scene: Scene, name: Name, lead: Lead) -> bool:
    """True for "the Central region", "the gate of (the hero) X": every state may have one."""
    words = scene.words
    if lead.governor in ("facility", "site") and words.is_a(scene.keys[name.last - 1], "compound"):
        return True
    keys = (name.name.partition(" ")[0], *scene.keys[name.first + 1 : name.last])
    return all(words.is_a(key, *GENERIC) for key in keys)


def _own_governor(scene: Scene, name: Name) -> str:
    """Class of the governor that a name begins with (a quarter, a strait): it governs itself."""
    word = name.name.partition(" ")[0]
    if name.last == name.first + 1:
        return ""
    return next((cls for cls in GOVERNORS if scene.words.is_a(word, cls)), "")


def name_at_end(scene: Scene, name: Name) -> bool:
    """Says whether another name follows a name directly."""
    return name.last < len(scene.tokens) and name_at(scene, name.last) is not None


def _is_seat(name: Name) -> bool:
    """True where a province is called after its town: such a name is no chance likeness."""
    kinds = {place.kind for place in name.places}
    return len({place.country for place in name.places}) == 1 and {"city", "admin1"} <= kinds


def _opens_construct(scene: Scene, at: int) -> bool:
    """True where a noun with an article follows that no adjective is: "pictures of the ruins"."""
    if at >= len(scene.tokens) or scene.tokens[at].kind != "word":
        return False
    return not set(scene.tokens[at].clitics) - {scene.words.article} and scene.keys[at].startswith(
        scene.words.article
    )


def _is_misread(scene: Scene, name: Name) -> bool:
    """True for one word whose best reading is another: a preposition with a pronoun, a noun with a suffix."""
    token = scene.tokens[name.first]
    if name.last > name.first + 1:
        return False
    missed = [clitic for clitic in set(token.clitics) - set(name.clitics) if clitic != scene.words.article]
    if missed and name.first and class_word(scene, name.first - 1, "evidence")[1]:
        # No preposition follows another.
        missed = [clitic for clitic in missed if not scene.words.is_a(clitic, "evidence")]
    return bool(token.suffix) or any(not scene.words.is_a(clitic, "future") for clitic in missed)


def _protects(scene: Scene, name: Name) -> bool:
    """True for "protectors of the homeland", which is written like a town: such words govern a noun."""
    return scene.words.is_a(name.name, "before_noun") and _opens_construct(scene, name.last)


def _is_in_body(scene: Scene, name: Name, lead: Lead) -> bool:
    """True in names of clubs, newspapers, brigades and alliances that a place is a part of."""
    after = name.last
    if after < len(scene.keys) and scene.words.is_a(scene.keys[after], "body_after"):
        return True
    return _follows_body(scene, name.first) or _follows_body(scene, lead.first)


def _follows_body(scene: Scene, at: int) -> bool:
    return at > 0 and bool(class_word(scene, at - 1, "body_before")[1])


def _may_be_led(scene: Scene, at: int, free: int) -> bool:
    """Says whether a word before a name may belong to its phrase."""
    if at < free or at in scene.barred:
        return False
    forms = scene.forms[at]
    return bool(forms.lead[1]) or forms.quote or bool(forms.demonym)


def _lead(scene: Scene, name: Name, free: int) -> Lead:
    """Goes back over governors, directions, quotes; a word with a preposition is the first of its phrase."""
    own = _own_governor(scene, name)
    lead = Lead(first=name.first, start=core_offset(scene, name.first, name.clitics), governor=own)
    if set(name.clitics) - {scene.words.article}:
        return lead
    at = name.first - 1
    state: str | None = None
    while at >= free and at not in scene.barred:
        forms = scene.forms[at]
        if forms.quote:
            at -= 1
            continue
        clitics, word = forms.lead
        if not word:
            # The Chechen capital X: the adjective stands between.
            if state is None and forms.demonym:
                state = forms.demonym
                at -= 1
                continue
            break
        lead = _grown(scene, lead, at, clitics, word)
        lead = structs.replace(lead, state=lead.state or state)
        if set(clitics) - {scene.words.article}:
            break
        at -= 1
    return lead


def _grown(scene: Scene, lead: Lead, at: int, clitics: tuple[str, ...], word: str) -> Lead:
    words = scene.words
    governor = next((name for name in (*GOVERNORS, "street") if words.is_a(word, name)), "")
    direction = words.is_a(word, "direction", "around")
    precision = words.precision(word, "direction", "around", "inside")
    return Lead(
        first=at,
        start=core_offset(scene, at, clitics),
        governor=lead.governor or governor,
        direction=lead.direction or direction,
        village=lead.village or words.is_a(word, "village"),
        province=lead.province or words.is_a(word, "province"),
        capital=lead.capital or words.is_a(word, "capital"),
        precision=precision or lead.precision,
    )


def _after_preposition(scene: Scene, first: int, name: Name) -> bool:
    clitics = name.clitics if first == name.first else lead_word(scene, first)[0]
    if any(scene.words.is_a(clitic, "evidence") for clitic in clitics):
        return True
    at = first - 1
    while at >= 0 and scene.tokens[at].folded in QUOTES:
        at -= 1
    return at >= 0 and bool(class_word(scene, at, "evidence", "near")[1])


def _mention(scene: Scene, lead: Lead, last: int, choice: Choice, *, state: str | None) -> PlaceMention:
    place = choice.place
    start, end = lead.start, trimmed_end(scene, last)
    return PlaceMention(
        first=lead.first, last=last, start=start, end=end, text=scene.text[start:end], id=place.id,
        name=place.name_en, country=place.country or state, lat=place.lat_deg, lon=place.lon_deg,
        precision=_precision(scene, lead, place), why=choice.why,
    )  # fmt: skip


def _precision(scene: Scene, lead: Lead, place: Place) -> Precision:
    areas = ("region", "territory", "admin1", "admin2")
    if place.kind == "country":
        return "region" if lead.precision else "country"
    if place.kind in areas:
        return "near" if lead.precision == "near" else "region"
    before = lead.first - 1
    near = before >= 0 and bool(class_word(scene, before, "near")[1])
    return "near" if near or lead.precision == "near" else "town"


def _first(found: Found) -> int:
    return found.mention.first


def _covered(mentions: Sequence[PlaceMention]) -> frozenset[int]:
    return frozenset(at for mention in mentions for at in range(mention.first, mention.last))


def _borders(scene: Scene) -> list[PlaceMention]:
    found = [mention for at in scene.starts if (mention := border_at(scene, at))]
    return [mention for mention in found if mention.first not in scene.barred]
