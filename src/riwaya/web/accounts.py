"""One claim as the desk shows it: stance, figures, chain and the place of its words; and one row a claimant.

A claimant is told apart as the resolve room did it where it did (figures and disputes name their claims); for
the rest the speaker's name, else words, decide. An outlet's own voice is one claimant for each outlet.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

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
        key: Tells its claimant apart.
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
    def stances(self) -> tuple[tuple[str, str, str], ...]:
        """The distinct (sign, words, stance), in order of time."""
        return tuple(
            dict.fromkeys((one.sign, one.stance, one.claim.attribution.stance) for one in self.accounts)
        )

    @property
    def gave_figure(self) -> bool:
        """Whether any of the accounts states a number."""
        return any(one.figures for one in self.accounts)


def claimant_keys(event: Event | None) -> dict[str, ClaimantKey]:
    """Tells which claims of an event are one claimant's, as far as the event itself says so.

    Args:
        event: Its figures and disputes list the claims behind each named claimant.

    Returns:
        Claim id to a key, the same for all claims of one claimant; claims without a speaker are left out.
    """
    groups: list[set[str]] = []
    for claims in _named_groups(event):
        touching = [group for group in groups if group & claims]
        groups = [group for group in groups if not group & claims]
        groups.append(claims.union(*touching))
    return {claim: ("event", min(group)) for group in groups for claim in group}


def show_account(
    claim: Claim,
    *,
    page_id: str,
    outlet: str | None,
    said: str | None,
    keys: Mapping[str, ClaimantKey],
    wording: Wording,
) -> Account:
    """Puts one claim in words.

    Args:
        claim: As the ledger has it.
        page_id: Its page.
        outlet: Who printed the page; None where unknown.
        said: Publication date of the page.
        keys: What `claimant_keys` gave for its event.
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
        key=_claimant_key(claim, outlet, keys),
        sign=sign_of(claim),
        stance=wording.stance(claim.attribution.stance, claim.polarity),
        chain=(Chip(text=outlet, kind="outlet"), *(Chip(text=link.text, kind=link.kind) for link in links)),
        figures=tuple((figure_words(one, wording), one.text) for one in claim.casualties),
    )


def figure_words(casualty: Casualty, wording: Wording) -> str:
    """Returns a stated number of people in words."""
    return wording.figure(casualty.kind, casualty.min, casualty.max, approx=casualty.approx)


def claimant_rows(accounts: Iterable[Account]) -> tuple[ClaimantRow, ...]:
    """Gathers one row a claimant.

    Args:
        accounts: All accounts of an event.

    Returns:
        Rows by the time of their first account, unknown dates last; never by trust.
    """
    ordered = sorted(accounts, key=_time_order)
    by_key: dict[ClaimantKey, list[Account]] = {}
    for account in ordered:
        by_key.setdefault(account.key, []).append(account)
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


def _named_groups(event: Event | None) -> Iterable[set[str]]:
    if event is None:
        return
    for figure in event.figures:
        yield from (set(given.claims) for given in figure.by_claimant if given.claimant and given.claims)
    for dispute in event.disputes:
        yield from (set(held.claims) for held in dispute.positions if held.claimant and held.claims)


def _claimant_key(claim: Claim, outlet: str | None, keys: Mapping[str, ClaimantKey]) -> ClaimantKey:
    speaker = claim.attribution.speaker
    if speaker is None:
        return ("outlet", outlet or "")
    if claim.id in keys:
        return keys[claim.id]
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
    values = {name: getattr(account, name) for name in account.__struct_fields__}
    return Account(**{**values, "revised": True, "sign": f"{account.sign} {REVISED}"})
