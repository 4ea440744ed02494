"""Whole pages: the codebook's worked page, proof of every span, same bytes, and pages meant to break."""

import time
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.pages import judged, language, read, reader, ruled, segment, told, words

from riwaya.clean import clean_page
from riwaya.extract import extract_claims, load_models
from riwaya.model.claim import Claim
from riwaya.model.page import RawPage

WORKED = (
    "نفت وزارة الدفاع في ساردا أن تكون قواتها قصفت بلدة تل الريح أمس الثلاثاء.\n"
    "وقالت وكالة المرفأ نقلا عن مصدر طبي إن ما لا يقل عن 12 مدنيا قتلوا في القصف.\n"
    "إقرأ أيضاً: أسعار القمح"
)
SENTENCES = (
    "قصفت طائرات إسرائيلية مواقع في دمشق أمس، بحسب رويترز.",
    "نفت وزارة الدفاع الروسية قصف المدرسة في خاركيف.",
    "وقتل ما لا يقل عن 12 مدنيا وأصيب عشرات آخرون.",
    "قال المتحدث: «قواتنا انسحبت. ولن نعود».",
    "اندلعت اشتباكات بين الجيش السوداني وقوات الدعم السريع في الخرطوم.",
    "وأضاف أن الهدنة انهارت، محذرا من موجة نزوح.",
    "من المقرر أن يلتقي الرئيس المصري نظيره التركي غدا.",
    "اعتقلت الشرطة 5 أشخاص (بينهم طفل) في 3 مدن.",
    "أسعار القمح ترتفع",
    "2030-2031 :؛ «» ... ()",
)


@pytest.fixture(scope="module", params=["rules", "models"])
def both(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def claims_of(text: str, how: str) -> tuple[Claim, ...]:
    return ruled(text) if how == "rules" else judged(text)


def worked(how: str) -> tuple[Claim, ...]:
    """The page as the codebook gives it: cleaned, so that the last line is furniture."""
    clean = clean_page(RawPage(id="w1", text=WORKED, published="2031-03-05"), language=language())
    models = load_models() if how == "models" else None
    return extract_claims(reader().read_page(clean), language=language(), models=models).claims


def test_worked_page_has_two_shellings_of_two_claimants(both: str) -> None:
    claims = worked(both)
    assert [(claim.type, claim.mode, claim.trigger.text) for claim in claims] == [
        ("attack", "shelling", "قصفت"),
        ("attack", "shelling", "القصف"),
    ]
    assert [(c.status, c.polarity, c.background) for c in claims] == [("occurred", "positive", False)] * 2


def test_first_claim_of_the_worked_page_is_the_denial(both: str) -> None:
    denial, _ = worked(both)
    assert told(denial.source) == ("قواتها", None, "MIL")
    assert words(denial.target) == "بلدة تل الريح"
    assert denial.place is not None
    assert denial.place.text == "بلدة تل الريح"
    assert denial.time is not None
    assert (denial.time.text, denial.time.value) == ("أمس الثلاثاء", "2031-03-04")
    assert (denial.attribution.stance, denial.attribution.quote) == ("denies", "indirect")
    assert told(denial.attribution.speaker) == ("وزارة الدفاع في ساردا", None, "GOV")
    assert denial.attribution.speaker is not None
    assert denial.attribution.speaker.kind == "organisation"
    assert denial.attribution.via == ()


def test_second_claim_of_the_worked_page_is_the_toll(both: str) -> None:
    _, toll = worked(both)
    assert told(toll.target) == ("ما لا يقل عن 12 مدنيا", None, "CVL")
    [casualty] = toll.casualties
    assert (casualty.kind, casualty.min, casualty.max) == ("killed", 12, None)
    assert (casualty.text, casualty.victims.role) == ("ما لا يقل عن 12 مدنيا", "CVL")
    assert toll.place is not None
    assert toll.place.text == "بلدة تل الريح"
    assert toll.time is not None
    assert toll.time.value == "2031-03-04"
    assert toll.attribution.stance == "asserts"


def test_chain_of_the_worked_page_runs_from_the_agency_to_the_doctor(both: str) -> None:
    _, toll = worked(both)
    assert told(toll.attribution.speaker) == ("مصدر طبي", None, "MED_H")
    assert toll.attribution.speaker is not None
    assert toll.attribution.speaker.kind == "unnamed"
    assert [(link.text, link.kind) for link in toll.attribution.via] == [("وكالة المرفأ", "agency")]


def test_doctor_of_the_worked_page_names_no_source() -> None:
    _, toll = worked("rules")
    assert toll.source is None


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("قصفت طائرات إسرائيلية مواقع في دمشق أمس.", ("attack", "asserts", "occurred", "ISR", "SYR")),
        ("سيطرت قوات الدعم السريع على مدينة الفاشر.", ("capture", "asserts", "occurred", "SDN", None)),
        (
            "اندلعت اشتباكات بين الجيش السوداني وقوات الدعم السريع في الخرطوم.",
            ("clash", "asserts", "occurred", "SDN", "SDN"),
        ),
        (
            "نفت وزارة الدفاع الروسية أن تكون قواتها قصفت كييف.",
            ("attack", "denies", "occurred", "RUS", "UKR"),
        ),
        ("التقى الرئيس المصري نظيره الفرنسي في القاهرة.", ("talks", "asserts", "occurred", "EGY", "FRA")),
    ],
)
def test_plain_sentence_is_one_claim_for_the_models(text: str, facts: tuple[str | None, ...]) -> None:
    [claim] = judged(text)
    countries = [party.country if party else None for party in (claim.source, claim.target)]
    assert (claim.type, claim.attribution.stance, claim.status, *countries) == facts


STANCES = (
    ("رفضت حماس إطلاق سراح الرهائن.", "refuses", "possible"),
    ("دعا مجلس الأمن إلى وقف القتال في السودان.", "demands", "possible"),
    ("توقع المبعوث الأممي انهيار الهدنة في اليمن.", "expects", "possible"),
    ("حذرت الأمم المتحدة من هجوم على الحديدة.", "warns", "possible"),
    ("انسحبت القوات الفرنسية من مالي.", "asserts", "occurred"),
    ("أفرجت السلطات المصرية عن 20 معتقلا.", "asserts", "occurred"),
    ("هدد قائد الحرس الثوري بقصف القواعد الأميركية.", "threatens", "possible"),
    ("اعترف الجيش الإسرائيلي بقصف المستشفى.", "confirms", "occurred"),
    ("تعهدت تركيا بمواصلة القصف في سوريا.", "promises", "planned"),
)


@pytest.mark.parametrize(("text", "stance", "status"), STANCES)
def test_models_do_not_unsay_what_a_plain_sentence_says(text: str, stance: str, status: str) -> None:
    [claim] = judged(text)
    assert (claim.attribution.stance, claim.status) == (stance, status)


def spans_of(value: object) -> Iterator[tuple[int, int, str]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value["start"], value["end"], value["text"]
        for part in value.values():
            yield from spans_of(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from spans_of(part)


def assert_proved(text: str, claims: tuple[Claim, ...]) -> None:
    wrong = [s for s in spans_of(msgspec.to_builtins(claims)) if text[s[0] : s[1]] != s[2] or s[0] >= s[1]]
    assert wrong == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8),
    st.sampled_from([" ", "\n", "\n\n", "\r\n", "\u200f ", "\t"]),
)
def test_every_span_is_proved_and_no_id_comes_twice(sentences: list[str], glue: str) -> None:
    text = glue.join(sentences)
    for claims in (ruled(text), judged(text)):
        assert_proved(text, claims)
        assert len({claim.id for claim in claims}) == len(claims)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='قصف وال 12.،«»:"()\nنفتأن\u200f\u064b\u0640إنمعفيبلد', max_size=200))
def test_shuffled_letters_break_nothing(text: str) -> None:
    assert_proved(text, ruled(text))


def test_same_page_gives_the_same_bytes(both: str) -> None:
    text = "\n".join(SENTENCES)
    one, other = (msgspec.json.encode(claims_of(text, both)) for _ in range(2))
    assert one == other


def test_claim_keeps_its_id_when_another_sentence_is_put_to_other_fields(both: str) -> None:
    text = "\n".join(SENTENCES)
    dated = extract_claims(read(text, published=None), language=language()).claims
    assert [claim.id for claim in dated] == [claim.id for claim in ruled(text)]
    assert {claim.id for claim in claims_of(text, both)}


def test_page_before_does_not_change_a_page(both: str) -> None:
    alone = claims_of(SENTENCES[0], both)
    claims_of("\n".join(SENTENCES), both)
    assert claims_of(SENTENCES[0], both) == alone


def test_claims_stand_in_text_order() -> None:
    claims = ruled("\n".join(SENTENCES))
    assert len(claims) > 5
    assert [c.trigger.start for c in claims] == sorted(c.trigger.start for c in claims)


def test_words_that_made_no_claim_are_counted() -> None:
    found = extract_claims(read("نقل الجرحى إلى المستشفى."), language=language())
    assert found.claims == ()
    assert sum(found.not_understood.values()) == 1


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", ".", "؟!؛:،", "«" * 5000, '"' * 5001, "«قصف" * 5000, "(" * 5000 + "قصف", "و" * 3000],
    ids=["empty", "blank", "lines", "stop", "marks", "quotes", "plain", "nested", "brackets", "letters"],
)
def test_hostile_page_gives_proved_claims_or_none(text: str) -> None:
    assert_proved(text, ruled(text))


def test_segments_that_are_not_read_give_nothing() -> None:
    text = "قصفت الطائرات درعا.\nقصفت المدفعية حلب."
    first, second = text.split("\n")
    parts = [segment(text, first, "furniture"), segment(text, second, "repeat")]
    assert ruled(text, segments=parts) == ()


def test_page_of_empty_sentences_gives_nothing() -> None:
    assert ruled(".\n.\n،\n؛\n", segments=[segment(".\n.\n،\n؛\n", ".\n.", "main")]) == ()


def test_text_without_stops_takes_time_in_proportion() -> None:
    """Four times the text takes about four times as long; quadratic work would take sixteen times."""
    clause = "قالت مصادر طبية إن 12 مدنيا قتلوا في قصف على بلدة قرب درعا وأضافت أن الطائرات هاجمت السوق و"
    ruled(clause)
    short, long = (seconds(clause * times) for times in (60, 240))
    assert long / short < 9


def seconds(text: str) -> float:
    begin = time.perf_counter()
    assert len(ruled(text)) > len(text) / 400
    return time.perf_counter() - begin
