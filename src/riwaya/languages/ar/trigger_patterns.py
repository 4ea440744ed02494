"""Loads the patterns of the words that may name an occurrence, under every form of their first word.

Words stand in `lexicons/triggers.tsv`; its README says what the columns mean. Where a pattern stands in a
sentence is told in `triggers.py`.
"""

from collections.abc import Iterable
from typing import cast

from msgspec import Struct, field
from msgspec.structs import replace

from riwaya.errors import LexiconError
from riwaya.languages.ar.normalize import fold
from riwaya.languages.ar.nouns import inflect
from riwaya.languages.ar.verbs import conjugate, past_forms
from riwaya.model.codebook import CASUALTY_KINDS, CLAIM_TYPES, MODES, ClaimType
from riwaya.model.reading import Tense, TriggerForm

FRAMES = frozenset(
    {"act", "hit", "die", "meet", "move", "take", "lose", "free", "give", "claim", "shoot", "event", "suffer"}
    | {"visit", "total"}
)
GAP = "…"
# A veto word that counts where it stands right before the trigger (قوات الاحتلال).
BEFORE = "<"
# A veto word that counts anywhere behind the trigger within its clause (نشرت القناة أمس مشاهد).
ANYWHERE = "~"

Words = tuple[frozenset[str], ...]


class Veto(Struct, frozen=True, kw_only=True, gc=False):
    """Words that rule a look-alike out (حرب أسعار, قوات الاحتلال).

    Attributes:
        words: Single words, each in all its forms, that may not stand close behind.
        phrases: Longer sequences that may not stand close behind.
        before: Words that may not stand right before.
        clause: Words that may not stand behind in the same clause.
    """

    words: frozenset[str] = frozenset()
    phrases: tuple[Words, ...] = ()
    before: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()


class Pattern(Struct, frozen=True, kw_only=True, gc=False):
    """One pattern of the lexicon: its first word's forms are the key of the index, `rest` follows.

    Attributes:
        rest: Words that follow at once, or after a gap where `gap` is set; each a set of folded stems.
        options: Alternatives for `rest` (each a sequence of words); empty where the first word is enough.
        openers: Every form that one of the options begins with.
    """

    type: ClaimType
    lemma: str
    mode: str | None
    frame: str
    casualty: str
    form: TriggerForm
    gap: bool
    options: tuple[Words, ...]
    openers: frozenset[str]
    veto: Veto
    tense: Tense = ""


# For each reading of a word that can begin patterns: its clitics and these patterns.
Candidates = tuple[tuple[tuple[str, ...], tuple[Pattern, ...]], ...]


class Opening(Struct, frozen=True, kw_only=True, gc=False):
    """What begins at one written form.

    Attributes:
        candidates: All patterns.
        others: Those that need no certain word right behind the first.
        seconds: Every form that those left out of `others` go on with.
    """

    candidates: Candidates
    others: Candidates
    seconds: frozenset[str]


class TriggerIndex(Struct, frozen=True, kw_only=True):
    """All patterns by the folded stem of their first word.

    Attributes:
        described: Folded nouns that a noun of occurrence behind them only describes: "detention centres".
        remembered: Written forms -> what begins there; nothing does at most. It only saves time.
        forms: Written forms -> the words that they may be. It only saves time.
    """

    patterns: dict[str, tuple[Pattern, ...]]
    described: frozenset[str] = frozenset()
    remembered: dict[str, Opening | None] = field(default_factory=dict)
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)


def load_triggers(
    rows: Iterable[dict[str, str]], *, described: Iterable[dict[str, str]] = ()
) -> TriggerIndex:
    """Builds the index from the rows of `triggers.tsv`.

    Args:
        rows: The lexicon's rows.
        described: Rows of `described_things.tsv`.

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
    return TriggerIndex(
        patterns={key: tuple(found) for key, found in index.items()},
        described=frozenset(fold(row["word"]) for row in described),
    )


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
    behind = [_words(item) for item in items if not item.startswith((BEFORE, ANYWHERE))]
    return Veto(
        words=frozenset(form for words in behind if len(words) == 1 for form in words[0]),
        phrases=tuple(words for words in behind if len(words) > 1),
        before=_marked(items, BEFORE),
        clause=_marked(items, ANYWHERE),
    )


def _marked(items: Iterable[str], sign: str) -> frozenset[str]:
    return frozenset(form for item in items if item.startswith(sign) for form in inflect(item[1:]))


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
        openers=frozenset(form for words in options for form in words[0]),
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
