"""Finds the words that may name an occurrence: verbs in finite forms, verbal nouns, participles, idioms.

Words stand in `lexicons/triggers.tsv`; its README says what the columns mean. A pattern's first word is looked
up by every reading of a token; longer patterns win; a veto word close behind rules a look-alike out.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from msgspec import Struct, field
from msgspec.structs import replace

from riwaya.errors import LexiconError
from riwaya.languages.ar.normalize import fold
from riwaya.languages.ar.nouns import inflect
from riwaya.languages.ar.tokens import MAX_REMEMBERED, core_offset
from riwaya.languages.ar.verbs import conjugate, past_forms
from riwaya.model.codebook import CASUALTY_KINDS, CLAIM_TYPES, MODES, ClaimType
from riwaya.model.reading import Tense, Token, TriggerForm, TriggerMention

FRAMES = frozenset(
    {"act", "hit", "die", "meet", "move", "take", "lose", "free", "give", "claim", "shoot", "event", "suffer"}
    | {"visit", "total"}
)
GAP = "…"
# A veto word that counts where it stands right before the trigger (قوات الاحتلال).
BEFORE = "<"
# "أطلقت القوات الحكومية في المدينة النار": the object may stand this many tokens behind its verb.
GAP_TOKENS = 9
VETO_TOKENS = 2
# Deeper readings are wrong cuts more often than words (measured on no corpus: the first three hold all lexicon words).
READINGS = 3
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
CLAUSE_MARKS = frozenset(".؟!?؛;:\n")

Words = tuple[frozenset[str], ...]


class Veto(Struct, frozen=True, kw_only=True):
    """Words that rule a look-alike out (حرب أسعار, قوات الاحتلال).

    Attributes:
        words: Single words, each in all its forms, that may not stand close behind.
        phrases: Longer sequences that may not stand close behind.
        before: Words that may not stand right before.
    """

    words: frozenset[str] = frozenset()
    phrases: tuple[Words, ...] = ()
    before: frozenset[str] = frozenset()


class Pattern(Struct, frozen=True, kw_only=True):
    """One pattern of the lexicon: its first word's forms are the key of the index, `rest` follows.

    Attributes:
        rest: Words that follow at once, or after a gap where `gap` is set; each a set of folded stems.
        options: Alternatives for `rest` (each a sequence of words); empty where the first word is enough.
    """

    type: ClaimType
    lemma: str
    mode: str | None
    frame: str
    casualty: str
    form: TriggerForm
    gap: bool
    options: tuple[Words, ...]
    veto: Veto
    tense: Tense = ""


# For each reading of a word that can begin patterns: its clitics and these patterns.
Candidates = tuple[tuple[tuple[str, ...], tuple[Pattern, ...]], ...]


class TriggerIndex(Struct, frozen=True, kw_only=True):
    """All patterns by the folded stem of their first word.

    Attributes:
        remembered: Written forms -> their candidates; most have none. It only saves time.
    """

    patterns: dict[str, tuple[Pattern, ...]]
    remembered: dict[str, Candidates] = field(default_factory=dict)


def load_triggers(rows: Iterable[dict[str, str]]) -> TriggerIndex:
    """Builds the index from the rows of `triggers.tsv`.

    Args:
        rows: The lexicon's rows.

    Returns:
        The index.

    Raises:
        LexiconError: A row has an unknown type or mode.
    """
    index: dict[str, list[Pattern]] = {}
    faults: list[str] = []
    for number, row in enumerate(rows, 2):
        if row["type"] not in CLAIM_TYPES or row["mode"] not in (
            "",
            "other",
            *MODES[row["type"]],
        ):
            faults.append(
                f"triggers.tsv:{number}: type/mode is {row['type']!r}/{row['mode']!r}; expected the codebook's"
            )
            continue
        if row["frame"] not in FRAMES or row["casualty"] not in ("", *CASUALTY_KINDS):
            faults.append(
                f"triggers.tsv:{number}: frame/casualty is {row['frame']!r}/{row['casualty']!r}; expected a frame of"
                f" README-triggers.md and a casualty kind or nothing"
            )
            continue
        for key, pattern in _patterns(row):
            index.setdefault(key, []).append(pattern)
    if faults:
        raise LexiconError("\n".join(faults))
    return TriggerIndex(patterns={key: tuple(found) for key, found in index.items()})


def _patterns(row: dict[str, str]) -> Iterable[tuple[str, Pattern]]:
    veto = _veto(row["veto"])
    for past, present, options in _verb_groups(row["verb"]):
        told = past_forms(past)
        pattern = _pattern(row, fold(past), "verb", options, veto=veto, gap=True)
        for form in conjugate(past, present):
            yield form, replace(pattern, tense="past" if form in told else "present")
    for cell, form in (("noun", "noun"), ("participle", "participle")):
        for phrase in filter(None, row[cell].split("|")):
            words = phrase.replace(GAP, " ").split()
            options = (_words(" ".join(words[1:])),) if len(words) > 1 else ()
            head = words[0].removeprefix("ال")
            pattern = _pattern(
                row,
                fold(phrase),
                "noun" if form == "noun" else "participle",
                options,
                veto=veto,
                gap=GAP in phrase,
            )
            for key in inflect(head):
                yield key, pattern


def _veto(cell: str) -> Veto:
    items = [item for item in cell.split("|") if item]
    behind = [_words(item) for item in items if not item.startswith(BEFORE)]
    return Veto(
        words=frozenset(form for words in behind if len(words) == 1 for form in words[0]),
        phrases=tuple(words for words in behind if len(words) > 1),
        before=frozenset(form for item in items if item.startswith(BEFORE) for form in inflect(item[1:])),
    )


def _pattern(
    row: dict[str, str],
    lemma: str,
    form: TriggerForm,
    options: tuple[Words, ...],
    *,
    veto: Veto,
    gap: bool,
) -> Pattern:
    return Pattern(
        type=cast(ClaimType, row["type"]),
        lemma=lemma,
        mode=row["mode"] or None,
        frame=row["frame"],
        casualty=row["casualty"],
        form=form,
        gap=gap,
        options=options,
        veto=veto,
    )


def _verb_groups(cell: str) -> Iterable[tuple[str, str, tuple[Words, ...]]]:
    """Splits "شن/يشن … هجوم|غارة|قصف/يقصف": an item with a slash opens a verb, others are its objects."""
    groups: list[tuple[str, str, list[Words]]] = []
    for item in filter(None, cell.split("|")):
        if "/" in item:
            verb, _, rest = item.partition(" ")
            past, _, present = verb.partition("/")
            groups.append((past, present, []))
            item = rest.replace(GAP, "").strip()  # noqa: PLW2901 (the rest of the item is its first object)
        if item:
            groups[-1][2].append(_words(item))
    for past, present, options in groups:
        yield past, present, tuple(options)


def _words(phrase: str) -> Words:
    return tuple(
        inflect(word.removeprefix("ال") if len(word) > 4 else word) | {fold(word)} for word in phrase.split()
    )


def find_triggers(tokens: Sequence[Token], text: str, *, index: TriggerIndex) -> tuple[TriggerMention, ...]:
    """Finds the trigger words of one sentence.

    Args:
        tokens: The sentence's tokens in order.
        text: The raw page.
        index: The lexicon.

    Returns:
        Mentions in text order that do not overlap; where two patterns share words the longer one wins.
    """
    found = []
    remembered = index.remembered
    for at, token in enumerate(tokens):
        if token.kind == "word":
            candidates = remembered.get(token.text)
            if candidates is None:
                candidates = _remember(token, index)
            best = _best(tokens, at, candidates) if candidates else None
            if best is not None:
                found.append((at, *best))
    kept: list[TriggerMention] = []
    for at, last, pattern, clitics in found:
        mention = _mention(tokens, text, at=at, last=last, pattern=pattern, clitics=clitics)
        if kept and kept[-1].last > at:
            continue
        kept.append(mention)
    return tuple(kept)


def _remember(token: Token, index: TriggerIndex) -> Candidates:
    adverb = _is_adverb(token)
    found = []
    for clitics, stem, suffix in token.readings[:READINGS]:
        fitting = tuple(
            pattern
            for pattern in index.patterns.get(stem, ())
            if _fits(clitics, suffix, pattern) and not (adverb and pattern.form == "verb")
        )
        if fitting:
            found.append((clitics, fitting))
    if len(index.remembered) < MAX_REMEMBERED:
        index.remembered[token.text] = tuple(found)
    return tuple(found)


def _best(
    tokens: Sequence[Token], at: int, candidates: Candidates
) -> tuple[int, Pattern, tuple[str, ...]] | None:
    best: tuple[int, Pattern, tuple[str, ...]] | None = None
    for clitics, patterns in candidates:
        for pattern in patterns:
            ends = _matched(tokens, at, pattern)
            if ends is None or _vetoed(tokens, at, ends, pattern):
                continue
            last = ends[0]
            if (
                best is None
                or last > best[0]
                or (last == best[0] and _is_better(tokens, at, pattern, best[1]))
            ):
                best = (last, pattern, clitics)
        if best is not None:
            return best
    return best


def _is_better(tokens: Sequence[Token], at: int, pattern: Pattern, than: Pattern) -> bool:
    """Between equal matches: the one with more words; a past verb or its noun (قصف) by where it stands."""
    if bool(pattern.options) != bool(than.options):
        return bool(pattern.options)
    if {pattern.form, than.form} == {"verb", "noun"}:
        return (pattern.form == "verb") == _is_verb_place(tokens, at)
    return False


def _is_verb_place(tokens: Sequence[Token], at: int) -> bool:
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


def _fits(clitics: tuple[str, ...], suffix: str, pattern: Pattern) -> bool:
    if pattern.form == "verb":
        return "ال" not in clitics and not {"ب", "ك"} & set(clitics)
    return "س" not in clitics and suffix not in ("ي", "ك", "ني", "كم", "كن")


def _is_adverb(token: Token) -> bool:
    """A written tanwin on a final alif is a noun's ending (فجراً: at dawn), never a dual verb's."""
    return token.text.endswith(("\u0627\u064b", "\u064b\u0627"))


def _matched(tokens: Sequence[Token], at: int, pattern: Pattern) -> tuple[int, int] | None:
    """Where a match ends: (one past its trigger words, one past its farthest word); None where words are missing."""
    if not pattern.options:
        return at + 1, at + 1
    reach = GAP_TOKENS if pattern.gap else 1
    for start in range(at + 1, min(at + 1 + reach, len(tokens))):
        if tokens[start].text in CLAUSE_MARKS:
            return None
        for words in pattern.options:
            if _sequence(tokens, start, words) and not _is_means(tokens[start], words[0], pattern):
                adjacent = start == at + 1 or pattern.form != "verb"
                return (start + len(words) if adjacent else at + 1), start + len(words)
    return None


def _is_means(token: Token, forms: frozenset[str], pattern: Pattern) -> bool:
    """Whether a verb's object is its means instead: a war that ended with a truce (بهدنة) did not end the truce."""
    return pattern.form == "verb" and token.clitics[-1:] == ("ب",) and token.folded not in forms


def _sequence(tokens: Sequence[Token], start: int, words: Words) -> bool:
    if start + len(words) > len(tokens):
        return False
    for step, forms in enumerate(words):  # noqa: SIM110 (a generator costs more than the answer)
        if not _is_word(tokens[start + step], forms):
            return False
    return True


def _is_word(token: Token, forms: frozenset[str]) -> bool:
    if token.folded in forms:
        return True
    for reading in token.readings[:READINGS]:  # noqa: SIM110 (asked of every word behind a verb)
        if reading[1] in forms:
            return True
    return False


def _vetoed(tokens: Sequence[Token], at: int, ends: tuple[int, int], pattern: Pattern) -> bool:
    veto = pattern.veto
    if at and veto.before and _is_word(tokens[at - 1], veto.before):
        return True
    behind = [
        start for last in sorted(set(ends)) for start in range(last, min(last + VETO_TOKENS, len(tokens)))
    ]
    if veto.words and any(_is_word(tokens[start], veto.words) for start in behind):
        return True
    return any(_sequence(tokens, start, words) for words in veto.phrases for start in behind)


def _mention(
    tokens: Sequence[Token], text: str, *, at: int, last: int, pattern: Pattern, clitics: tuple[str, ...]
) -> TriggerMention:
    token = tokens[at]
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
    )


def _voiced(token: Token, form: TriggerForm) -> TriggerForm:
    """A written damma on the first letter tells the passive (قُتل); without signs the voice stays open."""
    return "passive" if form == "verb" and "\u064f" in token.text[:4] else form
