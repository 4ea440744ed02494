"""Finds the words that may name an occurrence: verbs in finite forms, verbal nouns, participles, idioms.

A pattern's first word is looked up by every reading of a token; longer patterns win; a veto word close behind
rules a look-alike out. The patterns are those of `trigger_patterns.py`.
"""

from collections.abc import Sequence

from msgspec import Struct

from riwaya.languages.ar.tokens import core_offset
from riwaya.languages.ar.trigger_patterns import (
    Candidates,
    Opening,
    Pattern,
    TriggerIndex,
    Words,
    load_triggers,
)
from riwaya.languages.ar.verb_places import PREPOSITIONS, is_adverb, is_no_verb, is_verb_place
from riwaya.languages.ar.word_table import MAX_REMEMBERED
from riwaya.model.reading import Token, TriggerForm, TriggerMention

__all__ = ["TriggerIndex", "find_triggers", "load_triggers"]

# "أطلقت القوات الحكومية في المدينة النار": the object may stand this many tokens behind its verb.
GAP_TOKENS = 9
VETO_TOKENS = 2
# "The channel published on Monday evening, on its page, scenes": what is published ends its clause.
VETO_REACH = 12
ARTICLE = frozenset({"ال"})
# Pronouns that are a verb's object, so that no other word is ("a statement that it published").
OBJECTS = frozenset({"ه", "ها", "هم", "هما", "هن"})
# Deeper readings are wrong cuts more often than words (measured on no corpus: the first three hold all lexicon words).
READINGS = 3
CLAUSE_MARKS = frozenset(".؟!?؛;:\n")


class Match(Struct, frozen=True, kw_only=True, gc=False):
    """Where a pattern's words stand, as token numbers, ends exclusive.

    Attributes:
        last: End of the words that belong to the trigger.
        rest: Where the words behind the first begin; `last` for a single word.
        end: End of the farthest word.
    """

    last: int
    rest: int
    end: int


def find_triggers(tokens: Sequence[Token], text: str, *, index: TriggerIndex) -> tuple[TriggerMention, ...]:
    """Finds the trigger words of one sentence.

    Args:
        tokens: The sentence's tokens in order.
        text: The raw page.
        index: The lexicon.

    Returns:
        Mentions in text order that do not overlap; where two patterns share words the longer one wins.
    """
    kept: list[TriggerMention] = []
    remembered = index.remembered
    for at, token in enumerate(tokens):
        written = token.text
        opening = remembered[written] if written in remembered else _remember(token, index)
        if opening is None or (kept and kept[-1].last > at):
            continue
        best = _best(tokens, at, _candidates(tokens, at + 1, opening, index=index), index=index)
        if best is not None:
            match, pattern, clitics = best
            kept.append(_mention(tokens, text, at=at, match=match, pattern=pattern, clitics=clitics))
    return tuple(kept)


def _candidates(tokens: Sequence[Token], at: int, opening: Opening, *, index: TriggerIndex) -> Candidates:
    """Most first words of longer patterns are followed by none of their second words."""
    if not opening.seconds:
        return opening.candidates
    goes_on = at < len(tokens) and not opening.seconds.isdisjoint(_forms(tokens[at], index))
    return opening.candidates if goes_on else opening.others


def _remember(token: Token, index: TriggerIndex) -> Opening | None:
    found = _found(token, index)
    opening = _opening(found) if found else None
    if len(index.remembered) < MAX_REMEMBERED:
        index.remembered[token.text] = opening
    return opening


def _opening(candidates: Candidates) -> Opening:
    adjacent = [
        pattern for _, found in candidates for pattern in found if pattern.openers and not pattern.gap
    ]
    others = (
        (clitics, tuple(pattern for pattern in found if pattern.gap or not pattern.openers))
        for clitics, found in candidates
    )
    return Opening(
        candidates=candidates,
        others=tuple((clitics, found) for clitics, found in others if found),
        seconds=frozenset(form for pattern in adjacent for form in pattern.openers),
    )


def _found(token: Token, index: TriggerIndex) -> Candidates:
    adverb = is_adverb(token)
    found = []
    for clitics, stem, suffix in token.readings[:READINGS]:
        if stem not in index.patterns:
            continue
        fitting = tuple(
            pattern
            for pattern in index.patterns[stem]
            if _fits(clitics, stem, suffix, pattern) and not (adverb and pattern.form == "verb")
        )
        if fitting:
            found.append((clitics, fitting))
    return tuple(found)


def _forms(token: Token, index: TriggerIndex) -> tuple[str, ...]:
    """The words that a token may be."""
    forms = index.forms.get(token.text)
    if forms is None:
        forms = (token.folded, *(stem for _, stem, _ in token.readings[:READINGS] if stem != token.folded))
        if len(index.forms) < MAX_REMEMBERED:
            index.forms[token.text] = forms
    return forms


def _best(
    tokens: Sequence[Token], at: int, candidates: Candidates, *, index: TriggerIndex
) -> tuple[Match, Pattern, tuple[str, ...]] | None:
    best: tuple[Match, Pattern, tuple[str, ...]] | None = None
    single = Match(last=at + 1, rest=at + 1, end=at + 1)
    for clitics, patterns in candidates:
        for pattern in patterns:
            match = _matched(tokens, at, pattern, index=index) if pattern.options else single
            if match is None or _vetoed(tokens, at, match, pattern=pattern, index=index):
                continue
            if pattern.form == "verb" and is_no_verb(tokens, at):
                continue
            # "Forces met their death": the word of fate is the people's own.
            fate = pattern.casualty and tokens[at].suffix
            if pattern.form == "noun" and not fate and _describes(tokens, at, clitics, index=index):
                continue
            last = match.last
            if (
                best is None
                or last > best[0].last
                or (last == best[0].last and _is_better(tokens, at, pattern, best[1]))
            ):
                best = (match, pattern, clitics)
        if best is not None:
            return best
    return best


def _describes(tokens: Sequence[Token], at: int, clitics: tuple[str, ...], *, index: TriggerIndex) -> bool:
    """Reads "The law of war", "detention centres": a noun that only tells which thing is meant."""
    if not at or not set(clitics) <= ARTICLE:
        return False
    owner = tokens[at - 1]
    return owner.stem in index.described and not owner.suffix and ARTICLE.isdisjoint(owner.clitics)


def _is_better(tokens: Sequence[Token], at: int, pattern: Pattern, than: Pattern) -> bool:
    """Between equal matches: the one with more words; a past verb or its noun (قصف) by where it stands."""
    if bool(pattern.options) != bool(than.options):
        return bool(pattern.options)
    if {pattern.form, than.form} == {"verb", "noun"}:
        return (pattern.form == "verb") == is_verb_place(tokens, at)
    # Of two entries that say as much, the table's first; without this the order of rows would decide.
    return _rank(pattern) < _rank(than)


def _rank(pattern: Pattern) -> tuple[str, ...]:
    return pattern.type, pattern.mode or "", pattern.frame, pattern.casualty, pattern.lemma


def _fits(clitics: tuple[str, ...], stem: str, suffix: str, pattern: Pattern) -> bool:
    if pattern.form == "verb":
        if "س" in clitics and (pattern.tense == "past" or stem.startswith("ا")):
            # The future particle goes with the present; "سافر" is "travelled" and not "I shall flee".
            return False
        if pattern.options and suffix in OBJECTS:
            return False
        return "ال" not in clitics and not {"ب", "ك"} & set(clitics)
    return "س" not in clitics and suffix not in ("ي", "ك", "ني", "كم", "كن")


def _matched(tokens: Sequence[Token], at: int, pattern: Pattern, *, index: TriggerIndex) -> Match | None:
    """Where the words of a pattern of several words stand; None where words are missing."""
    reach = GAP_TOKENS if pattern.gap else 1
    for start in range(at + 1, min(at + 1 + reach, len(tokens))):
        if tokens[start].text in CLAUSE_MARKS:
            return None
        if pattern.openers.isdisjoint(_forms(tokens[start], index)):
            continue
        for words in pattern.options:
            if _sequence(tokens, start, words, index=index) and not _is_means(
                tokens[start], words[0], pattern
            ):
                # "Died in a raid": the raid is a word of its own.
                led = pattern.form == "verb" and len(words) > 1 and not PREPOSITIONS.isdisjoint(words[0])
                adjacent = (start == at + 1 or pattern.form != "verb") and not led
                end = start + len(words)
                return Match(last=end if adjacent else at + 1, rest=start, end=end)
    return None


def _is_means(token: Token, forms: frozenset[str], pattern: Pattern) -> bool:
    """Whether a verb's object is its means instead: a war that ended with a truce (بهدنة) did not end the truce."""
    return pattern.form == "verb" and token.clitics[-1:] == ("ب",) and token.folded not in forms


def _sequence(tokens: Sequence[Token], start: int, words: Words, *, index: TriggerIndex) -> bool:
    if start + len(words) > len(tokens):
        return False
    for step, word in enumerate(words):  # noqa: SIM110 (a generator costs more than the answer)
        if word.isdisjoint(_forms(tokens[start + step], index)):
            return False
    return True


def _vetoed(tokens: Sequence[Token], at: int, match: Match, *, pattern: Pattern, index: TriggerIndex) -> bool:
    veto = pattern.veto
    if at and veto.before and not veto.before.isdisjoint(_forms(tokens[at - 1], index)):
        return True
    if veto.clause and _is_in_clause(tokens, at + 1, veto.clause, index=index):
        return True
    if not veto.words and not veto.phrases:
        return False
    # "The launch of an initiative … of rockets": what a noun is of stands right behind it, before the gap.
    ends = {match.last, match.end} | ({at + 1} if pattern.gap and pattern.form == "noun" else set())
    behind = [start for last in sorted(ends) for start in range(last, min(last + VETO_TOKENS, len(tokens)))]
    if any(not veto.words.isdisjoint(_forms(tokens[start], index)) for start in behind):
        return True
    return any(_sequence(tokens, start, words, index=index) for words in veto.phrases for start in behind)


def _is_in_clause(tokens: Sequence[Token], start: int, words: frozenset[str], *, index: TriggerIndex) -> bool:
    for token in tokens[start : start + VETO_REACH]:
        if token.text in CLAUSE_MARKS:
            return False
        if not words.isdisjoint(_forms(token, index)):
            return True
    return False


def _mention(
    tokens: Sequence[Token], text: str, *, at: int, match: Match, pattern: Pattern, clitics: tuple[str, ...]
) -> TriggerMention:
    token, last = tokens[at], match.last
    # The future س belongs to the verb form; conjunctions and prepositions do not (ruling 12).
    start = token.start + core_offset(token.text, tuple(clitic for clitic in clitics if clitic != "س"))
    end = tokens[last - 1].end
    return TriggerMention(
        first=at,
        last=last,
        start=start,
        end=end,
        text=text[start:end],
        type=pattern.type,
        mode=pattern.mode,
        lemma=pattern.lemma,
        form=_voiced(token, pattern.form),
        frame=pattern.frame,
        casualty=pattern.casualty,
        tense="future" if "س" in clitics else pattern.tense,
        clitics=clitics,
        object=(match.rest, match.end) if pattern.form == "verb" and match.end > last else None,
    )


def _voiced(token: Token, form: TriggerForm) -> TriggerForm:
    """A written damma on the first letter tells the passive (قُتل); without signs the voice stays open."""
    return "passive" if form == "verb" and "\u064f" in token.text[:4] else form
