"""Finds function words and idioms of the closed classes: speech verbs, complementisers, negators, prepositions.

Words stand in `lexicons/markers.tsv`. Longest match at each token and class; classes may overlap ("جرى" is
both `begin` and `passive_done`), the extraction asks for the class it needs.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from riwaya.languages.ar.clitics import Reading
from riwaya.languages.ar.demonyms import Demonym
from riwaya.languages.ar.normalize import fold
from riwaya.languages.ar.nouns import inflect
from riwaya.languages.ar.trigger_patterns import GAP
from riwaya.languages.ar.triggers import GAP_TOKENS
from riwaya.languages.ar.verbs import conjugate
from riwaya.languages.ar.word_table import MAX_REMEMBERED
from riwaya.model.reading import MarkerMention, Token

FUNCTION_CLITICS = frozenset({"و", "ف"})


class MarkerPattern(Struct, frozen=True, kw_only=True, gc=False):
    """What follows a first word: `rest` at once, or `later` within the gap; and what it means."""

    cls: str
    value: str
    verbal: bool
    rest: tuple[str, ...] = ()
    later: frozenset[str] = frozenset()


# Patterns that may begin at a word, with the length of the conjunction cut off it.
Candidates = tuple[tuple[MarkerPattern, int], ...]


class Opening(Struct, frozen=True, kw_only=True, gc=False):
    """What begins at one written form.

    Attributes:
        alone: Class, value and cut of what the word says by itself, sorted by class.
        candidates: All patterns, where some of them go on.
        seconds: The words that patterns go on with at once.
        gaps: Whether a pattern goes on behind a gap.
    """

    alone: tuple[tuple[str, str, int], ...]
    candidates: Candidates = ()
    seconds: frozenset[str] = frozenset()
    gaps: bool = False


class MarkerIndex(Struct, frozen=True, kw_only=True):
    """All patterns by the folded form of their first word.

    Attributes:
        remembered: Written forms -> what begins there; nothing does at most. It only saves time.
    """

    patterns: dict[str, tuple[MarkerPattern, ...]]
    remembered: dict[str, Opening | None] = field(default_factory=dict)


def load_markers(rows: Iterable[dict[str, str]]) -> MarkerIndex:
    """Builds the index of `markers.tsv`: folded first word -> patterns.

    Returns:
        The index; verbs stand in it with all their finite forms.
    """
    index: dict[str, list[MarkerPattern]] = {}
    for row in rows:
        for key, pattern in _patterns(row):
            index.setdefault(key, []).append(pattern)
    return MarkerIndex(patterns={key: tuple(found) for key, found in index.items()})


def _patterns(row: dict[str, str]) -> Iterable[tuple[str, MarkerPattern]]:
    cls, value = row["class"], row["value"]
    for item in filter(None, row["verb"].split("|")):
        verb, _, rest = item.partition(" ")
        past, _, present = verb.partition("/")
        if not present:
            continue
        words = fold(rest).split()
        later = frozenset(words[1:]) if words[:1] == [GAP] else frozenset()
        pattern = MarkerPattern(
            cls=cls, value=value, verbal=True, rest=() if later else tuple(words), later=later
        )
        for form in conjugate(past, present):
            yield form, pattern
    for phrase in filter(None, row["words"].split("|")):
        head, *further = fold(phrase).split()
        yield head, MarkerPattern(cls=cls, value=value, verbal=False, rest=tuple(further))
    for noun in filter(None, row["noun"].split("|")):
        for form in inflect(noun):
            yield form, MarkerPattern(cls=cls, value=value, verbal=False)
            yield "ال" + form, MarkerPattern(cls=cls, value=value, verbal=False)


def find_markers(tokens: Sequence[Token], text: str, *, index: MarkerIndex) -> tuple[MarkerMention, ...]:
    """Finds the markers of one sentence.

    Returns:
        Mentions in text order; per first token and class the longest one.
    """
    found: list[MarkerMention] = []
    remembered = index.remembered
    for at, token in enumerate(tokens):
        written = token.text
        opening = remembered[written] if written in remembered else _remember(token, index)
        if opening is None:
            continue
        if opening.candidates and _may_go_on(tokens, at + 1, opening):
            found.extend(_at(tokens, at, text, opening.candidates))
            continue
        last, end = at + 1, token.end
        for cls, value, cut in opening.alone:
            start = token.start + cut
            found.append(
                MarkerMention(
                    first=at, last=last, start=start, end=end, text=text[start:end], cls=cls, value=value
                )
            )
    return tuple(found)


def _may_go_on(tokens: Sequence[Token], at: int, opening: Opening) -> bool:
    """Most first words of longer patterns are followed by none of their second words."""
    if opening.gaps:
        return True
    return at < len(tokens) and (tokens[at].folded in opening.seconds or tokens[at].stem in opening.seconds)


def find_demonyms(
    tokens: Sequence[Token], text: str, *, demonyms: Mapping[str, Demonym]
) -> tuple[MarkerMention, ...]:
    """Finds adjectives of a state or people, class "demonym", value the country's code.

    Returns:
        One mention a word, in text order; its span starts after proclitics (the article stays).
    """
    return tuple(
        MarkerMention(
            first=at, last=at + 1, start=token.core, end=token.end, text=text[token.core : token.end],
            cls="demonym", value=demonym.country,
        )
        for at, token in enumerate(tokens)
        if (demonym := demonyms.get(token.stem)) and demonym.country and token.kind == "word"
    )  # fmt: skip


def _remember(token: Token, index: MarkerIndex) -> Opening | None:
    candidates = tuple(
        (pattern, cut)
        for key, verbal_only, cut in _keys(token.folded, token.readings)
        for pattern in index.patterns.get(key, ())
        if pattern.verbal or not verbal_only
    )
    opening = _opening(candidates) if candidates and token.kind == "word" else None
    if len(index.remembered) < MAX_REMEMBERED:
        index.remembered[token.text] = opening
    return opening


def _opening(candidates: Candidates) -> Opening:
    alone: dict[str, tuple[str, str, int]] = {}
    longer = [pattern for pattern, _ in candidates if pattern.rest or pattern.later]
    for pattern, cut in candidates:
        if not pattern.rest and not pattern.later:
            alone.setdefault(pattern.cls, (pattern.cls, pattern.value, cut))
    return Opening(
        alone=tuple(alone[cls] for cls in sorted(alone)),
        candidates=candidates if longer else (),
        seconds=frozenset(pattern.rest[0] for pattern in longer if pattern.rest),
        gaps=any(pattern.later for pattern in longer),
    )


def _at(tokens: Sequence[Token], at: int, text: str, candidates: Candidates) -> list[MarkerMention]:
    best: dict[str, tuple[int, int, MarkerPattern]] = {}
    for pattern, cut in candidates:
        last = _last(tokens, at, pattern) if pattern.rest or pattern.later else at + 1
        if last is not None and (pattern.cls not in best or last > best[pattern.cls][0]):
            best[pattern.cls] = (last, cut, pattern)
    mentions = []
    for cls in sorted(best):
        last, cut, pattern = best[cls]
        start, end = tokens[at].start + cut, tokens[last - 1].end
        mentions.append(
            MarkerMention(
                first=at, last=last, start=start, end=end, text=text[start:end], cls=cls, value=pattern.value
            )
        )
    return mentions


def _keys(folded: str, readings: Sequence[Reading]) -> tuple[tuple[str, bool, int], ...]:
    """Look-up keys of a token: (key, only verbs may match, length of the conjunction cut off)."""
    keys = [(folded, False, 0)]
    for clitics, stem, suffix in readings[:4]:
        if clitics[:1] and clitics[0] in FUNCTION_CLITICS:
            keys.append((folded[1:], False, 1))
        if set(clitics) <= FUNCTION_CLITICS | {"س", "ل"} and (suffix or clitics):
            keys.append((stem, True, 1 if clitics[:1] and clitics[0] in FUNCTION_CLITICS else 0))
    return tuple(keys)


def _last(tokens: Sequence[Token], at: int, pattern: MarkerPattern) -> int | None:
    last = at + 1
    for word in pattern.rest:
        if last >= len(tokens) or (tokens[last].folded != word and tokens[last].stem != word):
            return None
        last += 1
    if pattern.later:
        # Quote marks and brackets around a name are no words of the gap.
        window = [t for t in tokens[at + 1 : at + 1 + 2 * GAP_TOKENS] if t.kind != "mark"][:GAP_TOKENS]
        return last if any({token.folded, token.stem} & pattern.later for token in window) else None
    return last
