import pytest

from riwaya.errors import UsageError
from riwaya.ledger.records import ClaimQuery
from riwaya.ledger.store import Ledger
from tests.ledger.pages import TEXT, make_denial, make_event, make_page, make_record, make_toll


@pytest.fixture
def filled(ledger: Ledger, run: int) -> Ledger:
    """Pages w1 (المنارة) and w2 (no outlet) with a denial and a toll each."""
    for page in (make_page("w1"), make_page("w2", text=f"{TEXT}\nخبر ثان", outlet=None)):
        ledger.add_page(page, make_record(page), run=run)
    return ledger


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (ClaimQuery(), ["w1 قصفت", "w1 القصف", "w2 قصفت", "w2 القصف"]),
        (ClaimQuery(type="attack", stance="denies"), ["w1 قصفت", "w2 قصفت"]),
        (ClaimQuery(type="toll"), []),
        (ClaimQuery(country="XXS"), ["w1 قصفت", "w2 قصفت"]),
        (ClaimQuery(claimant="مصدر طبي"), ["w1 القصف", "w2 القصف"]),
        (ClaimQuery(claimant="المنارة"), []),
        (ClaimQuery(place="tell ER-rih"), ["w1 قصفت", "w2 قصفت"]),
        (ClaimQuery(place="بلدة تل الريح", page_id="w2"), ["w2 قصفت"]),
        (ClaimQuery(place="x-1", limit=1), ["w1 قصفت"]),
        (ClaimQuery(segment="other"), []),
        (ClaimQuery(segment="main", page_id="w1"), ["w1 قصفت", "w1 القصف"]),
        (ClaimQuery(page_id="w3"), []),
        (ClaimQuery(text="مدنيا قتلوا"), ["w1 القصف", "w2 القصف"]),
        (ClaimQuery(text="قصفت مدنيا"), []),
        (ClaimQuery(text="«!»"), []),
        (ClaimQuery(limit=0), []),
        (ClaimQuery(country="' OR 1=1 --", claimant="\ud800"), []),
    ],
)
def test_every_field_of_a_query_narrows_the_claims(
    filled: Ledger, query: ClaimQuery, found: list[str]
) -> None:
    assert [f"{stored.page_id} {stored.claim.trigger.text}" for stored in filled.claims(query)] == found


def test_the_outlet_is_the_claimant_where_nobody_else_speaks(ledger: Ledger, run: int) -> None:
    page = make_page()
    claim = make_toll(TEXT)
    voiceless = type(claim)(id="v", type="attack", trigger=claim.trigger, evidence=claim.evidence)
    ledger.add_page(page, make_record(page, claims=(voiceless,)), run=run)
    [stored] = ledger.claims(ClaimQuery(claimant="المنارة"))
    assert (stored.claim.id, stored.outlet, stored.published_value) == ("v", "المنارة", "2031-03-05")


def test_paging_by_cursor_gives_every_claim_once_while_pages_come_in(filled: Ledger, run: int) -> None:
    seen, after = [], None
    for number in range(3, 6):
        batch = list(filled.claims(ClaimQuery(limit=3, after=after)))
        seen += [f"{stored.page_id} {stored.claim.trigger.text}" for stored in batch]
        after = batch[-1].cursor
        page = make_page(f"w{number}", text=f"{TEXT}\n{number}")
        filled.add_page(page, make_record(page), run=run)
    assert seen == [f"w{number} {word}" for number in (1, 2, 3, 4) for word in ("قصفت", "القصف")]


@pytest.mark.parametrize("after", ["", "x", "1", "1.", ".1", "-1.2", "1.2.3", "١.٢", "1;2"])
def test_a_cursor_that_is_none_is_a_usage_error(filled: Ledger, after: str) -> None:
    with pytest.raises(UsageError, match="after: expected the cursor of a claim"):
        list(filled.claims(ClaimQuery(after=after)))


def test_a_huge_cursor_is_behind_every_claim(filled: Ledger) -> None:
    assert list(filled.claims(ClaimQuery(after=f"{'9' * 400}.0"))) == []


def test_a_negative_limit_is_a_usage_error(filled: Ledger) -> None:
    with pytest.raises(UsageError, match="expected 0 or more, found -1"):
        list(filled.claims(ClaimQuery(limit=-1)))


def test_a_claim_is_found_by_the_beginning_of_its_id(filled: Ledger) -> None:
    identity = make_denial(TEXT).id
    for prefix in (identity, identity[:12]):
        found = filled.claim(prefix)
        assert found is not None
        assert (found.page_id, found.claim.id) == ("w1", identity)
    assert filled.claim(identity + "0") is None


def test_a_prefix_of_several_ids_is_a_usage_error_that_shows_them(ledger: Ledger, run: int) -> None:
    page = make_page()
    claims = (make_denial(TEXT, claim_id="ab1"), make_toll(TEXT, claim_id="ab12"))
    ledger.add_page(page, make_record(page, claims=claims), run=run)
    with pytest.raises(
        UsageError, match="expected one claim, found several beginning with 'ab': ab1, ab12; type more"
    ):
        ledger.claim("ab")
    exact = ledger.claim("ab1")
    assert exact is not None
    assert exact.claim.trigger.text == "قصفت"


@pytest.mark.parametrize("identity", ["%", "_", "'", "\ud800", "\0", "ZZZ"])
def test_an_id_that_no_claim_has_is_not_found(filled: Ledger, identity: str) -> None:
    assert filled.claim(identity) is None
    assert filled.event(identity) is None


def test_copies_of_one_text_share_a_claim_and_the_first_page_is_shown(ledger: Ledger, run: int) -> None:
    for name in ("w1", "w2"):
        page = make_page(name)
        ledger.add_page(page, make_record(page), run=run)
    denial = make_denial(TEXT)
    found = ledger.claim(denial.id)
    assert found is not None
    assert found.page_id == "w1"
    assert [stored.page_id for stored in ledger.claims(ClaimQuery(stance="denies"))] == ["w1", "w2"]


def test_a_claim_knows_its_event(filled: Ledger) -> None:
    denial = make_denial(TEXT)
    filled.replace_events([make_event("e1", ("w1", denial))])
    assert {stored.cursor: stored.event_id for stored in filled.claims()} == {
        "1.0": "e1",
        "1.1": None,
        "2.0": None,
        "2.1": None,
    }
