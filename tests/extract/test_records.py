"""The record of a claim: its id, its parties and casualties as the codebook has them."""

from itertools import product

from tests.extract.pages import judged, ruled

from riwaya.extract.records import claim_id
from riwaya.model.claim import Span, Speaker


def test_id_changes_with_each_of_its_parts_and_with_nothing_else() -> None:
    triggers = [
        Span(start=1, end=5, text="x"),
        Span(start=1, end=51, text="x"),
        Span(start=11, end=5, text="x"),
    ]
    speakers = [
        None,
        Speaker(text="x", start=1, end=2, kind="person"),
        Speaker(text="x", start=12, end=2, kind="person"),
    ]
    ids = [
        claim_id(digest, kind, trigger=trigger, speaker=speaker)  # type: ignore[arg-type]
        for digest, kind, trigger, speaker in product(("d", "d1"), ("attack", "clash"), triggers, speakers)
    ]
    assert len(set(ids)) == len(ids)
    assert all(len(name) == 16 and int(name, 16) >= 0 for name in ids)


def test_words_of_the_speaker_do_not_change_the_id() -> None:
    trigger = Span(start=1, end=5, text="x")
    one, other = (
        claim_id("d", "attack", trigger=trigger, speaker=Speaker(text=text, start=1, end=2, kind="person"))
        for text in ("x", "y")
    )
    assert one == other


def test_id_of_a_sentence_stays_as_it_was_shipped() -> None:
    """Ledgers hold these ids: a change here orphans them."""
    [claim] = ruled("قصفت طائرات إسرائيلية مواقع في دمشق")
    assert claim.id == "7a927a74b4f2b08a"


def test_every_field_says_why() -> None:
    for claim in judged("قصفت طائرات إسرائيلية مواقع في دمشق أمس، بحسب رويترز"):
        assert {"type", "attribution"} <= set(claim.why)
        assert all(claim.why.values())


def test_direct_quote_is_told_from_indirect() -> None:
    [direct] = ruled("قال الرئيس الإيراني: «قواتنا قصفت القاعدة»")
    [indirect] = ruled("قال الرئيس الإيراني إن قواته قصفت القاعدة")
    [own] = ruled("قصفت الطائرات القاعدة")
    assert [claim.attribution.quote for claim in (direct, indirect, own)] == ["direct", "indirect", "none"]


def test_evidence_is_the_whole_sentence() -> None:
    text = "الطقس بارد.\nقصفت الطائرات القاعدة أمس.\nالسوق مغلق."
    [claim] = ruled(text)
    assert claim.evidence.text == "قصفت الطائرات القاعدة أمس."
    assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
