"""Words of the interface: same keys in every language, plurals, figures, dates and labels."""

import string
from typing import get_args

import pytest

from riwaya.errors import LexiconError
from riwaya.model import codebook
from riwaya.model.claim import Place
from riwaya.model.copy import Relation
from riwaya.model.decision import DECISION_KINDS
from riwaya.model.page import REFUSAL_REASONS
from riwaya.resolve.explain import Step
from riwaya.resolve.origins import OriginReasonKind
from riwaya.resolve.weights import BY_HAND, WEIGHTS
from riwaya.web.wording import LANGUAGES, SIGNS, Wording, load_wording

PLURAL_FORMS = {"zero", "one", "two", "few", "many", "other"}
LABELS = {
    "type": codebook.CLAIM_TYPES,
    "stance": codebook.STANCES,
    "role": codebook.ROLES,
    "segment": codebook.SEGMENT_KINDS,
    "casualty": codebook.CASUALTY_KINDS,
    "kind": codebook.SPEAKER_KINDS,
    "axis": codebook.AXES,
    "axis_question": codebook.AXES,
    "status": get_args(codebook.Status),
    "quote": get_args(codebook.Quote),
    "part": get_args(codebook.Part),
    "precision": get_args(codebook.Precision),
    "basis": get_args(codebook.DateBasis),
    "reason": (*REFUSAL_REASONS, "evidence"),
    "decision": DECISION_KINDS,
    "step": get_args(Step),
    "origin": get_args(OriginReasonKind),
    "relation": get_args(Relation),
    "feature": tuple(sorted({*WEIGHTS.page, *WEIGHTS.tellings, *BY_HAND})),
    "country": (*codebook.DE_FACTO_CODES, *codebook.BODY_CODES),
}


@pytest.fixture
def arabic() -> Wording:
    return load_wording("ar")


@pytest.fixture
def english() -> Wording:
    return load_wording("en")


def plain_keys(wording: Wording) -> set[str]:
    tables = {key.rpartition(".")[0] for key in wording.messages if key.endswith(".one")}
    return {key for key in wording.messages if key.rpartition(".")[0] not in tables} | tables


def test_both_languages_have_the_same_messages(arabic: Wording, english: Wording) -> None:
    assert plain_keys(arabic) == plain_keys(english)


def test_both_languages_fill_in_the_same_names(arabic: Wording, english: Wording) -> None:
    def names(message: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(message) if name}

    shared = arabic.messages.keys() & english.messages.keys()
    differ = {key for key in shared if names(arabic.messages[key]) != names(english.messages[key])}
    assert {key for key in differ if key.rpartition(".")[2] not in PLURAL_FORMS} == set()


def test_arabic_plural_tables_have_all_six_forms(arabic: Wording) -> None:
    tables = {key.rpartition(".")[0] for key in arabic.messages if key.endswith(".one")}
    for table in tables:
        assert {form for form in PLURAL_FORMS if f"{table}.{form}" in arabic.messages} == PLURAL_FORMS, table


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("group", sorted(LABELS))
def test_every_word_of_the_codebook_has_a_label(code: str, group: str) -> None:
    wording = load_wording(code)
    assert [value for value in LABELS[group] if f"{group}.{value}" not in wording.messages] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_mode_has_a_label_of_its_own(code: str) -> None:
    wording = load_wording(code)
    modes = {f"mode.{kind}.{mode}" for kind, modes in codebook.MODES.items() for mode in modes}
    assert {key for key in modes if key not in wording.messages} == {"mode.attack.other"}


def test_every_stance_has_a_sign() -> None:
    assert set(SIGNS) == set(codebook.STANCES)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا مقالات"),
        (1, "مقال واحد"),
        (2, "مقالان"),
        (3, "3 مقالات"),
        (10, "10 مقالات"),
        (11, "11 مقالًا"),
        (99, "99 مقالًا"),
        (100, "100 مقال"),
        (103, "103 مقالات"),
        (1_000, "1,000 مقال"),
    ],
)
def test_arabic_counts_take_their_plural_form(arabic: Wording, number: int, words: str) -> None:
    assert arabic.count("articles", number) == words


@pytest.mark.parametrize(
    ("low", "high", "approx", "arabic_words", "english_words"),
    [
        (4, 4, False, "4 قتلى", "4 killed"),
        (2, 2, False, "قتيلان", "2 killed"),
        (0, 0, False, "لا قتلى", "0 killed"),
        (20, None, False, "20 قتيلًا على الأقل", "at least 20 killed"),
        (None, 30, False, "30 قتيلًا على الأكثر", "at most 30 killed"),
        (20, 99, False, "من 20 إلى 99 قتيلًا", "20 to 99 killed"),
        (50, 50, True, "50 قتيلًا تقريبًا", "about 50 killed"),
        (None, None, False, "لم يُعطَ رقم", "no figure given"),
    ],
)
def test_figures_are_put_in_words(
    arabic: Wording,
    english: Wording,
    *,
    low: int | None,
    high: int | None,
    approx: bool,
    arabic_words: str,
    english_words: str,
) -> None:
    assert arabic.figure("killed", low, high, approx=approx) == arabic_words
    assert english.figure("killed", low, high, approx=approx) == english_words


@pytest.mark.parametrize(
    ("value", "arabic_words", "english_words"),
    [
        ("2031-03-04", "4 مارس 2031", "4 March 2031"),
        ("2031-03", "مارس 2031", "March 2031"),
        ("2031", "2031", "2031"),
        ("1988/1994", "من 1988 إلى 1994", "1988 to 1994"),
        ("2030-09-27/..", "منذ 27 سبتمبر 2030", "since 27 September 2030"),
        ("../pub", "حتى يوم النشر", "until day of publication"),
        ("pub", "يوم النشر", "day of publication"),
        ("pub-1d", "قبل النشر بيوم", "the day before publication"),
        ("pub-2d", "قبل النشر بيومين", "2 days before publication"),
        ("pub-6w", "قبل النشر بـ6 أسابيع", "6 weeks before publication"),
        ("pub+1d", "بعد النشر بيوم", "the day after publication"),
        ("pub:wed", "الأربعاء الأقرب إلى يوم النشر", "the Wednesday nearest publication"),
        ("2031-13-40", "2031-13-40", "2031-13-40"),
        ("sometime", "sometime", "sometime"),
        (None, "", ""),
    ],
)
def test_times_are_put_in_words(
    arabic: Wording, english: Wording, *, value: str | None, arabic_words: str, english_words: str
) -> None:
    assert arabic.when(value) == arabic_words
    assert english.when(value) == english_words


def test_countries_have_names_and_unknown_codes_stay(arabic: Wording, english: Wording) -> None:
    assert [arabic.country(code) for code in ("AZE", "XNK", "QQQ", None)] == [
        "أذربيجان",
        "سلطات قره باغ",
        "QQQ",
        "",
    ]
    assert english.country("YEM") == "Yemen"


def test_a_place_has_its_english_name_for_english_readers_only(arabic: Wording, english: Wording) -> None:
    named = Place(text="تل الريح", start=0, end=8, name="Tal al-Rih")
    assert (arabic.place(named), english.place(named)) == ("تل الريح", "Tal al-Rih")
    assert english.place(Place(text="تل الريح", start=0, end=8)) == "تل الريح"


def test_a_negative_report_reads_as_one(english: Wording) -> None:
    assert english.stance("asserts", "negative") == "says it did not happen"
    assert english.stance("threatens", "negative") == "threatens (in the negative)"


def test_an_occurrence_is_named_by_its_mode_or_else_its_type(english: Wording) -> None:
    assert english.occurrence("attack", "drone") == "Drone attack"
    assert english.occurrence("attack", "other") == english.occurrence("attack", None) == "Attack"


def test_a_missing_message_is_an_error_and_not_an_empty_text(arabic: Wording) -> None:
    with pytest.raises(LexiconError, match=r"no message 'no\.such'"):
        arabic.text("no.such")


def test_a_language_without_messages_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"messages/xx\.toml"):
        load_wording("xx")


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_feature_has_a_label_that_nothing_weighs(code: str) -> None:
    labels = {
        key.removeprefix("feature.") for key in load_wording(code).messages if key.startswith("feature.")
    }
    assert labels == set(LABELS["feature"])
