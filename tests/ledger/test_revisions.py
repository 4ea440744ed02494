from msgspec.structs import replace

from riwaya.ledger.revisions import facts_of, match_claims, revisions
from riwaya.ledger.store import Ledger
from riwaya.model.claim import Claim
from tests.ledger.pages import DENIAL, MENU, TEXT, TOLL, make_denial, make_page, make_record, make_toll

CORRECTED = TEXT.replace("12 مدنيا", "15 مدنيا")


def make_toll_for(text: str, least: int) -> Claim:
    plain = make_toll(text.replace(f"{least} مدنيا", "12 مدنيا"))
    words = f"ما لا يقل عن {least} مدنيا"
    casualty = replace(plain.casualties[0], min=least, text=words)
    assert plain.target is not None
    target = replace(plain.target, text=f"{least} مدنيا")
    evidence = replace(plain.evidence, text=text[plain.evidence.start : plain.evidence.end])
    return replace(plain, casualties=(casualty,), target=target, evidence=evidence, id=f"toll-{least}")


def test_first_reading_is_no_revision(ledger: Ledger, run: int) -> None:
    page = make_page()
    ledger.add_page(page, make_record(page), run=run)
    assert list(revisions(ledger.readings("w1"))) == []


def test_corrected_toll_is_a_changed_claim_with_both_figures(ledger: Ledger, run: int) -> None:
    for text, least in ((TEXT, 12), (CORRECTED, 15)):
        page = make_page(text=text)
        record = make_record(page, claims=(make_denial(text), make_toll_for(text, least)))
        assert ledger.add_page(page, record, run=run).refused == 0
    [revision] = revisions(ledger.readings("w1"))
    assert (revision.text_changed, revision.same) == (True, 1)
    assert (revision.appeared, revision.went) == ((), ())
    [change] = revision.changed
    assert change.fields["casualties"] == ("killed 12–None", "killed 15–None")
    assert (change.older.id, change.newer.id) == ("toll-12", "toll-15")


def test_silently_removed_sentence_is_a_claim_that_went_and_a_new_one_appeared(
    ledger: Ledger, run: int
) -> None:
    texts = (f"{DENIAL}\n{MENU}", f"{TOLL}\n{MENU}")
    for text, make in zip(texts, (make_denial, make_toll), strict=True):
        page = make_page(text=text)
        ledger.add_page(page, make_record(page, claims=(make(text),)), run=run)
    [revision] = revisions(ledger.readings("w1"))
    assert [claim.evidence.text for claim in revision.went] == [DENIAL]
    assert [claim.evidence.text for claim in revision.appeared] == [TOLL]
    assert revision.changed == ()


def test_newer_rules_over_the_same_text_are_no_change_of_the_text(ledger: Ledger, run: int) -> None:
    page = make_page()
    ledger.add_page(page, make_record(page, claims=(make_denial(TEXT),)), run=run)
    ledger.add_page(page, make_record(page, rules="r2"), run=run)
    [revision] = revisions(ledger.readings("w1"))
    assert (revision.text_changed, revision.older_rules, revision.newer_rules) == (False, "r1", "r2")
    assert [claim.trigger.text for claim in revision.appeared] == ["القصف"]


def test_moved_sentence_says_the_same() -> None:
    moved = f"سطر جديد في أول الصفحة\n{TEXT}"
    older, newer = make_denial(TEXT), make_denial(moved)
    assert older.trigger.start != newer.trigger.start
    assert facts_of(older) == facts_of(newer)
    assert match_claims((older,), (newer,)) == (1, (), (), ())


def test_two_equal_claims_are_matched_one_to_one() -> None:
    claim = make_denial(TEXT)
    twin = replace(claim, id="twin")
    assert match_claims((claim, twin), (claim,)) == (1, (), (twin,), ())


def test_claims_of_two_types_are_never_one_changed_claim() -> None:
    older = make_denial(TEXT)
    newer = replace(older, type="damage", mode=None)
    same, changed, went, appeared = match_claims((older,), (newer,))
    assert (same, changed, went, appeared) == (0, (), (older,), (newer,))
