"""One claim as the desk shows it: stance, figures, chain and the place of its words; and one row a claimant.

Claims are one claimant's where the speaker's name, else words, are the same, and where the event says so (its
figures and disputes name the claims of each claimant). An outlet's own voice is one claimant for each outlet.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from riwaya.model.claim import Casualty, Claim, OtherParty, Party, Speaker
from riwaya.model.codebook import SYMMETRIC_TYPES
from riwaya.model.event import Event
from riwaya.web.highlight import EVIDENCE, Mark
from riwaya.web.wording import REVISED, Wording, sign_of

ClaimantKey = tuple[str, ...]


class Chip(Struct, frozen=True, kw_only=True):
    """A link of the chain from the outlet to the speaker; `kind` is `outlet` or a speaker's kind."""

    text: str | None
    kind: str


class Account(Struct, frozen=True, kw_only=True):
    """One claim in words.

    Attributes:
        key: Tells its claimant apart by the claim alone.
        said: Publication date of its page, codebook form; None where unknown.
        figures: Figures in words with the words they were read from.
        revised: True where the same claimant gave another figure of that kind before.
        source: Number of the source text it stands in, from 1; 0 where none is shown.
    """

    claim: Claim
    page_id: str
    outlet: str | None
    said: str | None
    key: ClaimantKey
    sign: str
    stance: str
    chain: tuple[Chip, ...]
    figures: tuple[tuple[str, str], ...]
    revised: bool = False
    source: int = 0


class ClaimantRow(Struct, frozen=True, kw_only=True):
    """Everything one claimant says of an event, in order of time.

    Attributes:
        speaker: The speaker phrase that says most; None for an outlet's own voice.
    """

    speaker: Speaker | None
    outlet: str | None
    accounts: tuple[Account, ...]

    @property
    def groups(self) -> tuple[tuple[Account, ...], ...]:
        """The accounts that look alike (one page, stance, figures and chain) together, in order of time."""
        alike: dict[object, list[Account]] = {}
        for one in self.accounts:
            claim = one.claim
            looks = (one.page_id, one.sign, one.stance, claim.status, claim.background, claim.type)
            alike.setdefault((looks, one.figures, one.chain), []).append(one)
        return tuple(tuple(group) for group in alike.values())

    @property
    def gave_figure(self) -> bool:
        """Whether any of the accounts states a number."""
        return any(one.figures for one in self.accounts)


def show_account(
    claim: Claim,
    *,
    page_id: str,
    outlet: str | None,
    said: str | None,
    wording: Wording,
) -> Account:
    """Puts one claim in words.

    Args:
        claim: As the ledger has it.
        page_id: Its page.
        outlet: Who printed the page; None where unknown.
        said: Publication date of the page.
        wording: Interface language.

    Returns:
        The account, not yet compared with others of its claimant.
    """
    links = (*claim.attribution.via, *([claim.attribution.speaker] if claim.attribution.speaker else ()))
    return Account(
        claim=claim,
        page_id=page_id,
        outlet=outlet,
        said=said,
        key=_claimant_key(claim, outlet),
        sign=sign_of(claim),
        stance=wording.stance(claim.attribution.stance, claim.polarity),
        chain=(Chip(text=outlet, kind="outlet"), *(Chip(text=link.text, kind=link.kind) for link in links)),
        figures=tuple((figure_words(one, wording), one.text) for one in claim.casualties),
    )


def figure_words(casualty: Casualty, wording: Wording) -> str:
    """Returns a stated number of people in words."""
    return wording.figure(casualty.kind, casualty.min, casualty.max, approx=casualty.approx)


def claimant_rows(accounts: Iterable[Account], event: Event | None = None) -> tuple[ClaimantRow, ...]:
    """Gathers one row a claimant.

    Args:
        accounts: All accounts of an event.
        event: Its figures and disputes tell further claims of one claimant.

    Returns:
        Rows by the time of their first account, unknown dates last; never by trust.
    """
    ordered = sorted(accounts, key=_time_order)
    keys = _joined_keys(ordered, event)
    by_key: dict[ClaimantKey, list[Account]] = {}
    for account in ordered:
        by_key.setdefault(keys[account.key], []).append(account)
    return tuple(_row(group) for group in by_key.values())


def claim_marks(claim: Claim) -> tuple[Mark, ...]:
    """Returns everything that is marked in the text for a claim: its sentence and each field's words."""
    spans: list[tuple[str, Party | Casualty | None]] = [
        *(("party", party) for party in (claim.source, claim.target, *claim.others)),
        *(("casualty", casualty) for casualty in claim.casualties),
        *(("speaker", speaker) for speaker in (claim.attribution.speaker, *claim.attribution.via)),
    ]
    bounds = [(kind, span.start, span.end) for kind, span in spans if span is not None]
    bounds += [(EVIDENCE, claim.evidence.start, claim.evidence.end)]
    bounds += [("trigger", claim.trigger.start, claim.trigger.end)]
    bounds += [("place", claim.place.start, claim.place.end)] if claim.place else []
    bounds += [("time", claim.time.start, claim.time.end)] if claim.time else []
    return tuple(Mark(start=start, end=end, kind=kind, claim=claim.id) for kind, start, end in bounds)


def sentence_marks(claim: Claim) -> tuple[Mark, ...]:
    """Returns the marks that lie inside the claim's sentence, counted from the sentence's start."""
    start, end = claim.evidence.start, claim.evidence.end
    return tuple(
        Mark(start=mark.start - start, end=mark.end - start, kind=mark.kind, claim=mark.claim)
        for mark in claim_marks(claim)
        if start <= mark.start and mark.end <= end and mark.kind != EVIDENCE
    )


def parties(claim: Claim) -> tuple[tuple[str, Party], ...]:
    """Returns the parties of a claim with the message key of their part; a truce has sides, not a culprit."""
    sides = claim.type in SYMMETRIC_TYPES or (claim.type, claim.mode) == ("release", "exchange")
    names = ("field.side_first", "field.side_second") if sides else ("field.source", "field.target")
    stated: list[tuple[str, Party | None]] = [(names[0], claim.source), (names[1], claim.target)]
    stated += [(_part_key(party), party) for party in claim.others]
    return tuple((key, party) for key, party in stated if party is not None)


def _part_key(party: OtherParty) -> str:
    return f"part.{party.part}"


def _joined_keys(accounts: Sequence[Account], event: Event | None) -> dict[ClaimantKey, ClaimantKey]:
    """Returns for each key the one that stands for all keys of its claimant."""
    speaking: dict[str, ClaimantKey] = {
        one.claim.id: one.key for one in accounts if one.claim.attribution.speaker is not None
    }
    joined = {one.key: one.key for one in accounts}
    for claims in _named_groups(event):
        same = {joined[speaking[claim]] for claim in claims if claim in speaking}
        if len(same) > 1:
            first = min(same)
            joined = {key: first if held in same else held for key, held in joined.items()}
    return joined


def _named_groups(event: Event | None) -> Iterator[tuple[str, ...]]:
    if event is None:
        return
    for figure in event.figures:
        yield from (given.claims for given in figure.by_claimant if given.claimant)
    for dispute in event.disputes:
        yield from (held.claims for held in dispute.positions if held.claimant)


def _claimant_key(claim: Claim, outlet: str | None) -> ClaimantKey:
    speaker = claim.attribution.speaker
    if speaker is None:
        return ("outlet", outlet or "")
    return ("name", speaker.name) if speaker.name else ("phrase", speaker.text, speaker.country or "")


def _time_order(account: Account) -> tuple[str, str, int]:
    return account.said or "9999", account.page_id, account.claim.trigger.start


def _row(accounts: Sequence[Account]) -> ClaimantRow:
    speakers = [one.claim.attribution.speaker for one in accounts]
    known = [speaker for speaker in speakers if speaker is not None]
    fullest = max(known, key=lambda one: (bool(one.name), len(one.text)), default=None)
    return ClaimantRow(speaker=fullest, outlet=accounts[0].outlet, accounts=tuple(_mark_revisions(accounts)))


def _mark_revisions(accounts: Sequence[Account]) -> Iterable[Account]:
    """Yields the accounts with the sign of a revision where a later figure differs from an earlier one."""
    held: dict[tuple[str, str | None, str | None], tuple[int | None, int | None]] = {}
    for account in accounts:
        revised = False
        for one in account.claim.casualties:
            group = (one.kind, one.victims.country, one.victims.role)
            revised = revised or held.get(group, (one.min, one.max)) != (one.min, one.max)
            held[group] = (one.min, one.max)
        yield account if not revised else _revise(account)


def _revise(account: Account) -> Account:
    return replace(account, revised=True, sign=f"{account.sign} {REVISED}")
