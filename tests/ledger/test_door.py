import pytest
from msgspec.structs import replace

from riwaya.errors import EvidenceError
from riwaya.ledger.door import prove, prove_page
from riwaya.model.claim import Attribution, Claim, OtherParty
from riwaya.model.page import RawPage, Segment
from tests.ledger.pages import MENU, TEXT, make_denial, make_page, make_record, make_segments, make_toll, span

DENIED = make_denial(TEXT)
TOLL = make_toll(TEXT)
KILLED = TOLL.casualties[0]


def test_a_sound_record_comes_in_whole() -> None:
    page = make_page()
    proof = prove(page, make_record(page))
    assert [claim.trigger.text for claim in proof.accepted] == ["قصفت", "القصف"]
    assert proof.refused == ()


@pytest.mark.parametrize(
    ("claim", "where"),
    [
        (replace(DENIED, trigger=replace(DENIED.trigger, start=0, end=4)), "trigger"),
        (replace(DENIED, evidence=replace(DENIED.evidence, end=10**9)), "evidence"),
        (replace(DENIED, source=replace(DENIED.source, text="قواته")), "source"),  # type: ignore[type-var]
        (replace(DENIED, target=replace(DENIED.target, text="بلدة تل الريم")), "target"),  # type: ignore[type-var]
        (replace(DENIED, place=replace(DENIED.place, start=-13, end=-1)), "place"),  # type: ignore[type-var]
        (replace(DENIED, time=replace(DENIED.time, start=60, end=60, text="")), "time"),  # type: ignore[type-var]
        (replace(DENIED, others=(OtherParty(start=0, end=3, text="نفى", part="side"),)), "others[0]"),
        (replace(TOLL, casualties=(KILLED, replace(KILLED, text="12"))), "casualties[1]"),
        (
            replace(
                DENIED,
                attribution=replace(
                    DENIED.attribution,
                    speaker=replace(DENIED.attribution.speaker, start=6),  # type: ignore[type-var]
                ),
            ),
            "speaker",
        ),
        (
            replace(
                TOLL, attribution=replace(TOLL.attribution, via=(replace(TOLL.attribution.via[0], end=1),))
            ),
            "via[0]",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_part_that_does_not_stand_where_it_says_refuses_its_claim(claim: Claim, where: str) -> None:
    page = make_page()
    proof = prove(page, make_record(page, claims=(claim,)))
    assert proof.accepted == ()
    assert proof.refused[0].claim is claim
    assert proof.refused[0].detail.startswith(f"{where}: expected ")


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        (replace(DENIED, type="atack"), "atack"),
        (replace(DENIED, attribution=Attribution(stance="says")), "says"),  # type: ignore[arg-type]
        (replace(DENIED, mode="battle"), "mode: expected a mode of attack, found 'battle'"),
        (replace(DENIED, id=""), "claim.id: expected an id"),
        (replace(DENIED, segment="other"), "segment: expected the trigger in a segment of kind other"),
        (replace(DENIED, evidence=TOLL.evidence), "trigger: expected the trigger inside the evidence"),
        (
            replace(TOLL, casualties=(replace(KILLED, min=5, max=4),)),
            "casualties: expected 0 <= min <= max, found '5–4'",
        ),
        (replace(TOLL, casualties=(replace(KILLED, min=-1),)), "casualties: expected 0 <= min <= max"),
        (replace(DENIED, why={"type": "\ud800"}), "claim: expected the codebook's words"),
    ],
)
def test_a_word_or_count_that_the_codebook_does_not_know_refuses_its_claim(
    claim: Claim, message: str
) -> None:
    page = make_page()
    [refused] = prove(page, make_record(page, claims=(claim,))).refused
    assert message in refused.detail


def test_offsets_counted_from_the_end_prove_nothing() -> None:
    page, length = make_page(), len(TEXT)
    start, end = DENIED.trigger.start - length, DENIED.trigger.end - length
    assert TEXT[start:end] == DENIED.trigger.text
    claim = replace(DENIED, trigger=replace(DENIED.trigger, start=start, end=end))
    [refused] = prove(page, make_record(page, claims=(claim,))).refused
    assert refused.detail == f"trigger: expected 0 <= start < end <= {length}, found '{start}–{end}'"


def test_a_claim_in_furniture_is_refused() -> None:
    page = make_page()
    claim = replace(DENIED, trigger=span(TEXT, "أسعار"), evidence=span(TEXT, MENU))
    [refused] = prove(page, make_record(page, claims=(claim,))).refused
    assert refused.detail.startswith("segment: expected the trigger in a segment of kind main")


def test_of_two_claims_with_one_id_the_second_is_refused() -> None:
    page = make_page()
    proof = prove(page, make_record(page, claims=(DENIED, replace(TOLL, id=DENIED.id))))
    assert [claim.trigger.text for claim in proof.accepted] == ["قصفت"]
    assert proof.refused[0].detail == f"claim.id: expected an id of its own, found {DENIED.id!r}"


def test_a_record_of_another_page_or_text_proves_nothing() -> None:
    page = make_page()
    record = make_record(page)
    with pytest.raises(EvidenceError, match=r"record\.id: expected 'w2', found 'w1'"):
        prove_page(make_page("w2"), record)
    with pytest.raises(EvidenceError, match="text_sha256: expected the text's digest"):
        prove_page(replace(page, text=TEXT + "."), record)


def test_half_a_surrogate_pair_is_named_with_its_place() -> None:
    page = RawPage(id="w1", text="نص \ud83d")
    with pytest.raises(EvidenceError, match="half a surrogate pair at 3"):
        prove_page(page, replace(make_record(make_page()), id="w1"))


@pytest.mark.parametrize(
    ("segments", "message"),
    [
        ((), "only blanks outside segments at 0"),
        (make_segments(TEXT)[1:], "only blanks outside segments at 0"),
        (make_segments(TEXT)[:-1], "only blanks outside segments at 150"),
        ((make_segments(TEXT)[0], *make_segments(TEXT)), "a segment in 73"),
        ((*make_segments(TEXT)[:2], Segment(kind="furniture", start=151, end=900)), "a segment in 150"),
    ],
)
def test_segments_that_do_not_tile_the_text_prove_nothing(
    segments: tuple[Segment, ...], message: str
) -> None:
    page = make_page()
    with pytest.raises(EvidenceError, match=message):
        prove_page(page, replace(make_record(page), segments=segments))


def test_marks_without_a_letter_may_lie_between_segments() -> None:
    text = TEXT.replace("\n", "\u200f\n\u200b\n")
    page = make_page(text=text)
    segments = tuple(
        Segment(kind=segment.kind, start=start, end=start + segment.end - segment.start)
        for segment in make_segments(TEXT)
        for start in [text.index(TEXT[segment.start : segment.end])]
    )
    prove_page(page, replace(make_record(page, claims=()), segments=segments))
