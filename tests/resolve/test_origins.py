from typing import Any

from tests.resolve.claims import plain_words, says, speaker, view_of

from riwaya.model.claim import Attribution, Speaker
from riwaya.resolve.copies import containment, runs
from riwaya.resolve.origins import OriginReason, find_origins
from riwaya.resolve.views import ClaimView

OWN = "قصفت مدفعية ساردا بلدة تل الريح صباح اليوم وأصيب عدد من السكان"
OTHER = "تعرضت أحياء تل الريح لقذائف أطلقتها قوات ساردا ونقل الجرحى إلى المشفى"


def told(sentence: str, trigger: str, *, page: str, **fields: Any) -> ClaimView:
    return view_of(sentence, trigger, page=page, **fields)


def count(*views: ClaimView) -> int:
    return len(find_origins(views, words=plain_words))


def test_copies_of_one_text_are_one_origin() -> None:
    assert count(told(OWN, "قصفت", page="p1", outlet="أ"), told(OWN, "قصفت", page="p2", outlet="ب")) == 1


def test_two_reporters_in_their_own_words_are_two_origins() -> None:
    one = told(OWN, "قصفت", page="p1", outlet="أ")
    other = told(OTHER, "لقذائف", page="p2", outlet="ب")
    assert count(one, other) == 2


def test_chains_that_meet_in_one_agency_are_one_origin_and_say_so() -> None:
    agency = speaker("وكالة المرفأ", kind="agency", name="المرفأ")
    one = told(
        OWN,
        "قصفت",
        page="p1",
        attribution=Attribution(speaker=speaker("مصدر", kind="unnamed"), via=(agency,)),
    )
    other = told(OTHER, "لقذائف", page="p2", attribution=Attribution(speaker=agency))
    [origin] = find_origins([one, other], words=plain_words)
    assert origin.pages == ("p1", "p2")
    assert origin.voices == ("وكالة المرفأ", "مصدر")
    assert origin.why == (OriginReason(kind="voice", words="المرفأ"),)


def test_unnamed_sources_of_two_texts_need_not_be_one() -> None:
    one = told(OWN, "قصفت", page="p1", attribution=says("مصدر طبي", kind="unnamed"))
    other = told(OTHER, "لقذائف", page="p2", attribution=says("مصدر طبي", kind="unnamed"))
    assert count(one, other) == 2


def test_ministry_and_medics_on_one_page_are_two_origins() -> None:
    one = told(OWN, "قصفت", page="p1", attribution=says("وزارة الدفاع", "denies", name="وزارة الدفاع"))
    other = told(OWN, "أصيب", page="p1", type="toll", attribution=says("مصدر طبي", kind="unnamed"))
    assert count(one, other) == 2


def test_lead_in_the_outlets_own_voice_adds_no_origin_to_the_source_it_names() -> None:
    lead = told(OWN, "قصفت", page="p1", outlet="أ")
    named = told(OWN, "أصيب", page="p1", outlet="أ", type="toll", attribution=says("وزارة الدفاع"))
    assert count(lead, named) == 1


def test_containment_counts_runs_of_five_words() -> None:
    whole = plain_words(OWN + " " + OTHER)
    assert containment(runs(plain_words(OWN)), runs(whole)) == 1.0
    assert containment(runs(plain_words(OWN)), runs(plain_words(OTHER))) == 0.0


def test_what_a_single_claim_names_is_no_reason_for_one_origin() -> None:
    agency = speaker("وكالة المرفأ", kind="agency", name="المرفأ")
    own = told(OWN, "قصفت", page="p1", attribution=says("وزارة الدفاع"))
    passed_on = told(
        OTHER, "لقذائف", page="p2", attribution=Attribution(speaker=speaker("وزارة الدفاع"), via=(agency,))
    )
    [origin] = find_origins([own, passed_on], words=plain_words)
    assert origin.why == (OriginReason(kind="voice", words="وزارة الدفاع"),)


def test_a_single_claim_needs_no_reason() -> None:
    [origin] = find_origins([told(OWN, "قصفت", page="p1", attribution=says("وزارة"))], words=plain_words)
    assert origin.why == ()


def test_copies_say_which_pages_and_how_much_they_share() -> None:
    one = told(OWN, "قصفت", page="p1", outlet="أ")
    other = told(OWN, "قصفت", page="p2", outlet="ب")
    [origin] = find_origins([one, other], words=plain_words)
    assert OriginReason(kind="copy", words="p1, p2", shared=1.0) in origin.why


def spoken(*speakers: Speaker, pages: str) -> int:
    """Origins of claims by these speakers; the first page tells in its own words, the second in others."""
    words = {"1": (OWN, "قصفت"), "2": (OTHER, "لقذائف")}
    return count(
        *(
            told(*words[page], page=f"p{page}", id=f"c{i}", attribution=Attribution(speaker=one))
            for i, (one, page) in enumerate(zip(speakers, pages, strict=True))
        )
    )


def test_spokesman_and_the_ministry_he_speaks_for_are_one_origin() -> None:
    ministry = speaker("وزارة الدفاع في ساردا")
    spokesman = speaker("المتحدث باسم الوزارة نادر الشاهوري", kind="person", name="نادر الشاهوري")
    assert spoken(ministry, spokesman, pages="11") == 1
    full = speaker("المتحدث باسم وزارة الدفاع في ساردا نادر الشاهوري", kind="person", name="نادر الشاهوري")
    assert spoken(ministry, full, pages="12") == 1


def test_spokesman_of_the_ministry_on_another_page_or_of_one_of_two_is_an_origin_of_his_own() -> None:
    ministry, other = speaker("وزارة الدفاع في ساردا"), speaker("وزارة الصحة في ساردا")
    spokesman = speaker("المتحدث باسم الوزارة نادر الشاهوري", kind="person", name="نادر الشاهوري")
    assert spoken(ministry, spokesman, pages="12") == 2
    assert spoken(ministry, other, spokesman, pages="111") == 3


def test_surname_and_the_bare_ministry_are_the_voices_that_the_page_named_before() -> None:
    named = speaker("نادر الشاهوري", kind="person", name="نادر الشاهوري")
    surname = speaker("الشاهوري", kind="person", name="الشاهوري")
    assert spoken(named, surname, pages="11") == 1
    assert spoken(speaker("وزارة الدفاع في ساردا"), speaker("وزارة الدفاع"), pages="12") == 1
