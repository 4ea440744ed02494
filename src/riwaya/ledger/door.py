"""The ledger's door: a page and each of its claims are proved against the page's text before they come in.

What the door proves: the record is this page's, its segments tile the text, every part of a claim stands in
the text where it says, the trigger stands in its evidence and in a segment of the claim's kind, and every
coded word is one of the codebook's. It judges evidence, never meaning.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from riwaya.errors import EvidenceError
from riwaya.model.claim import Casualty, Claim, PageRecord, Party, Place, Span, Time
from riwaya.model.codebook import MODES
from riwaya.model.page import RawPage, Segment

_SHOWN_CP = 60

Part = Span | Party | Casualty | Place | Time


class RefusedClaim(Struct, frozen=True, kw_only=True):
    """A claim that the door did not let in, and the first fault found."""

    claim: Claim
    detail: str


class Proof(Struct, frozen=True, kw_only=True):
    """A page's claims after the door, each list in the record's order."""

    accepted: tuple[Claim, ...]
    refused: tuple[RefusedClaim, ...]


def prove(page: RawPage, record: PageRecord) -> Proof:
    """Proves a page's record and sorts its claims into accepted and refused.

    Args:
        page: The page as it came.
        record: What was read out of it.

    Returns:
        Every claim of the record, in one list or the other. A second claim with an id already taken on this
        page is refused.
    """
    prove_page(page, record)
    accepted: list[Claim] = []
    refused: list[RefusedClaim] = []
    taken: set[str] = set()
    for claim in record.claims:
        try:
            prove_claim(claim, page.text, segments=record.segments)
            _expect(claim.id not in taken, "an id of its own", claim.id, "claim.id")
        except EvidenceError as error:
            refused.append(RefusedClaim(claim=claim, detail=str(error)))
            continue
        taken.add(claim.id)
        accepted.append(claim)
    return Proof(accepted=tuple(accepted), refused=tuple(refused))


def prove_page(page: RawPage, record: PageRecord) -> None:
    """Proves that the record is this page's and that its segments tile the text.

    Args:
        page: The page as it came.
        record: What was read out of it.

    Raises:
        EvidenceError: The text cannot be written as UTF-8, id or digest are not the page's, or segments
            overlap, run backwards, leave the text or leave letters out.
    """
    try:
        digest = hashlib.sha256(page.text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise EvidenceError(
            f"expected a text of whole characters, found half a surrogate pair at {error.start}; "
            "decode the source again"
        ) from error
    _expect(record.id == page.id, repr(page.id), record.id, "record.id")
    _expect(record.text_sha256 == digest, f"the text's digest {digest}", record.text_sha256, "text_sha256")
    _prove_segments(record.segments, page.text)


def prove_claim(claim: Claim, text: str, *, segments: Sequence[Segment]) -> None:
    """Proves one claim against its page.

    Args:
        claim: As read.
        text: The page's raw text.
        segments: The page's segments; a claim of kind `main` or `other` stands in one of that kind.

    Raises:
        EvidenceError: A span does not hold its text, a coded word is not the codebook's, the trigger is
            outside its evidence or its segment, or a count has min above max. The first fault found is named.
    """
    _prove_words(claim)
    for name, part in _parts(claim):
        _prove_span(name, part, text)
    trigger, evidence = claim.trigger, claim.evidence
    inside = evidence.start <= trigger.start and trigger.end <= evidence.end
    _expect(inside, "the trigger inside the evidence", f"{trigger.start}–{trigger.end}", "trigger")
    housed = any(
        segment.kind == claim.segment and segment.start <= trigger.start and trigger.end <= segment.end
        for segment in segments
    )
    _expect(housed, f"the trigger in a segment of kind {claim.segment}", repr(trigger.text), "segment")


def _prove_words(claim: Claim) -> None:
    # msgspec checks a record when it is decoded, not when code builds it: so it is decoded once here.
    try:
        msgspec.json.decode(msgspec.json.encode(claim), type=Claim)
    except (msgspec.MsgspecError, UnicodeEncodeError) as error:
        raise EvidenceError(f"claim: expected the codebook's words and types, found: {error}") from error
    _expect(bool(claim.id), "an id", claim.id, "claim.id")
    modes = (*MODES[claim.type], "other", None)
    _expect(claim.mode in modes, f"a mode of {claim.type}", claim.mode, "mode")
    for casualty in claim.casualties:
        low, high = casualty.min, casualty.max
        sound = (low is None or low >= 0) and (high is None or high >= (low or 0))
        _expect(sound, "0 <= min <= max", f"{low}–{high}", "casualties")


def _parts(claim: Claim) -> Iterator[tuple[str, Part]]:
    """Yields every part that claims to stand in the text, with its name for messages."""
    yield "trigger", claim.trigger
    yield "evidence", claim.evidence
    single = {"source": claim.source, "target": claim.target, "place": claim.place, "time": claim.time}
    yield from ((name, part) for name, part in single.items() if part is not None)
    yield from _numbered("others", claim.others)
    yield from _numbered("casualties", claim.casualties)
    if claim.attribution.speaker is not None:
        yield "speaker", claim.attribution.speaker
    yield from _numbered("via", claim.attribution.via)


def _numbered(name: str, parts: Iterable[Part]) -> Iterator[tuple[str, Part]]:
    """Returns the parts of a list with their place in it."""
    return ((f"{name}[{index}]", part) for index, part in enumerate(parts))


def _prove_span(name: str, part: Part, text: str) -> None:
    """The words stand where they say. Start is compared first: a negative one would count from the end."""
    sound = 0 <= part.start < part.end <= len(text)
    _expect(sound, f"0 <= start < end <= {len(text)}", f"{part.start}–{part.end}", name)
    # Lengths first: a stretch of a million characters is then cut out only where it can be equal.
    equal = part.end - part.start == len(part.text) and text[part.start : part.end] == part.text
    _expect(equal, repr(_short(text[part.start : part.end])), _short(part.text), name)


def _prove_segments(segments: Sequence[Segment], text: str) -> None:
    """Segments run in order, do not overlap, and leave nothing out that is a letter or a digit.

    Blank is wider than white space here: zero-width and direction marks between segments are no text.
    """
    at = 0
    for segment in segments:
        sound = at <= segment.start < segment.end <= len(text)
        _expect(sound, f"a segment in {at}–{len(text)}", f"{segment.start}–{segment.end}", "segments")
        _prove_gap(text[at : segment.start], at)
        at = segment.end
    _prove_gap(text[at:], at)


def _prove_gap(gap: str, at: int) -> None:
    """Nothing between segments is a letter or a digit."""
    bare = not any(character.isalnum() for character in gap)
    _expect(bare, f"only blanks outside segments at {at}", _short(gap), "segments")


def _expect(condition: bool, expected: str, found: object, where: str) -> None:
    if not condition:
        raise EvidenceError(f"{where}: expected {expected}, found {found!r}")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN_CP else text[:_SHOWN_CP] + "…"
