"""Tells what changed between two readings of one page: which claims appeared, changed or went.

Ids and offsets say nothing here, because they belong to one text. Claims are matched by what they say: first
those that say the same, then the likeliest pairs of one type, by the words of their sentences.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from riwaya.ledger.records import StoredReading
from riwaya.model.claim import Claim

_WORD = re.compile(r"\w+")
# Share of words that two sentences have in common from which they are one sentence edited. Judgement: a
# corrected figure leaves most words, and two sentences of one page share few.
_SAME_SENTENCE = 0.5

Facts = dict[str, str]


class ChangedClaim(Struct, frozen=True, kw_only=True):
    """One claim before and after; `fields` names what differs, as (before, after), "" for nothing."""

    older: Claim
    newer: Claim
    fields: dict[str, tuple[str, str]]


class Revision(Struct, frozen=True, kw_only=True):
    """What changed from one reading of a page to the next.

    Attributes:
        older_run: Run that stored the older reading; likewise `newer_run`.
        text_changed: Whether the page came with another text; else newer rules read the same text.
        same: Number of claims that say what they said.
    """

    page: str
    older_run: int
    newer_run: int
    older_rules: str
    newer_rules: str
    text_changed: bool
    same: int
    appeared: tuple[Claim, ...]
    went: tuple[Claim, ...]
    changed: tuple[ChangedClaim, ...]


def revisions(readings: Iterable[StoredReading]) -> Iterator[Revision]:
    """Compares each reading of a page with the one before.

    Args:
        readings: All readings of one page, oldest first.

    Yields:
        One revision for each reading but the first.
    """
    for older, newer in pairwise(readings):
        same, changed, went, appeared = match_claims(older.record.claims, newer.record.claims)
        yield Revision(
            page=newer.page.id,
            older_run=older.run,
            newer_run=newer.run,
            older_rules=older.record.rules,
            newer_rules=newer.record.rules,
            text_changed=older.record.text_sha256 != newer.record.text_sha256,
            same=same,
            appeared=appeared,
            went=went,
            changed=changed,
        )


def match_claims(
    older: Sequence[Claim], newer: Sequence[Claim]
) -> tuple[int, tuple[ChangedClaim, ...], tuple[Claim, ...], tuple[Claim, ...]]:
    """Matches the claims of two readings.

    Args:
        older: Claims before, in text order.
        newer: Claims after, likewise.

    Returns:
        How many say the same; the changed ones; those that went; those that appeared.
    """
    went, appeared = list(older), []
    said = [facts_of(claim) for claim in went]
    for claim in newer:
        facts = facts_of(claim)
        if facts in said:
            at = said.index(facts)
            del went[at], said[at]
        else:
            appeared.append(claim)
    same = len(older) - len(went)
    changed = tuple(_changed(went, appeared))
    for change in changed:
        went.remove(change.older)
        appeared.remove(change.newer)
    return same, changed, tuple(went), tuple(appeared)


def facts_of(claim: Claim) -> Facts:
    """Gives what a claim says, field by field, without its place in the text.

    Args:
        claim: Any claim.

    Returns:
        Field -> value in words; fields that say nothing are left out.
    """
    attribution = claim.attribution
    casualties = (f"{one.kind} {one.min}–{one.max}" for one in claim.casualties)
    values = {
        "type": claim.type if claim.mode is None else f"{claim.type}/{claim.mode}",
        "status": claim.status,
        "polarity": claim.polarity,
        "background": "background" if claim.background else "",
        "segment": claim.segment,
        "trigger": claim.trigger.text,
        "source": claim.source.text if claim.source else "",
        "target": claim.target.text if claim.target else "",
        "others": " · ".join(other.text for other in claim.others),
        "casualties": " · ".join(casualties),
        "place": claim.place.text if claim.place else "",
        "time": claim.time.value if claim.time else "",
        "stance": attribution.stance,
        "speaker": attribution.speaker.text if attribution.speaker else "",
        "via": " · ".join(link.text for link in attribution.via),
    }
    return {field: value for field, value in values.items() if value}


def _changed(went: Sequence[Claim], appeared: Sequence[Claim]) -> Iterator[ChangedClaim]:
    """Pairs claims of one type whose sentences are one sentence edited, the likeliest first."""
    scored = sorted(
        (
            (-_likeness(older, newer), i, k)
            for i, older in enumerate(went)
            for k, newer in enumerate(appeared)
            if older.type == newer.type
        ),
    )
    taken_older: set[int] = set()
    taken_newer: set[int] = set()
    for score, i, k in scored:
        if -score < _SAME_SENTENCE or i in taken_older or k in taken_newer:
            continue
        taken_older.add(i)
        taken_newer.add(k)
        before, after = facts_of(went[i]), facts_of(appeared[k])
        fields = {
            name: (before.get(name, ""), after.get(name, ""))
            for name in dict.fromkeys((*before, *after))
            if before.get(name) != after.get(name)
        }
        yield ChangedClaim(older=went[i], newer=appeared[k], fields=fields)


def _likeness(older: Claim, newer: Claim) -> float:
    """Share of common words of both sentences, a little more where the trigger is the same."""
    before, after = set(_WORD.findall(older.evidence.text)), set(_WORD.findall(newer.evidence.text))
    share = len(before & after) / max(len(before | after), 1)
    return share + 0.1 * (older.trigger.text == newer.trigger.text)
