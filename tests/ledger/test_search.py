import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from riwaya.errors import UsageError
from riwaya.ledger.search import cut_sentences
from riwaya.ledger.store import Ledger
from riwaya.model.page import Segment
from tests.ledger.conftest import analyse_plain
from tests.ledger.pages import TEXT, make_denial, make_page, make_record, make_toll


@pytest.fixture
def filled(ledger: Ledger, run: int) -> Ledger:
    page = make_page()
    ledger.add_page(page, make_record(page), run=run)
    return ledger


def test_a_hit_is_a_sentence_with_the_claims_that_stand_in_it(filled: Ledger) -> None:
    [hit] = filled.search(["مدنيا"])
    assert hit.page_id == "w1"
    assert TEXT[hit.start : hit.end] == hit.text
    assert hit.text.startswith("وقالت وكالة المرفأ")
    assert hit.text.endswith("قتلوا في القصف.")
    assert (hit.segment, hit.claims) == ("main", (make_toll(TEXT).id,))


def test_all_words_must_stand_in_one_sentence(filled: Ledger) -> None:
    assert [hit.claims for hit in filled.search(["بلدة", "الريح"])] == [(make_denial(TEXT).id,)]
    assert list(filled.search(["بلدة", "مدنيا"])) == []


def test_a_word_is_found_by_any_of_its_readings(filled: Ledger) -> None:
    assert [hit.claims for hit in filled.search(["دفاع"])] == [(make_denial(TEXT).id,)]
    assert [hit.claims for hit in filled.search(["قصف"])] == [(make_toll(TEXT).id,)]


def test_one_entry_with_blanks_counts_as_several_words(filled: Ledger) -> None:
    assert len(list(filled.search(["الريح بلدة"]))) == 1


def test_furniture_is_not_searched(filled: Ledger) -> None:
    assert list(filled.search(["القمح"])) == []


def test_other_segments_are_searched_and_marked(ledger: Ledger, run: int) -> None:
    page = make_page()
    record = make_record(page, claims=())
    other = tuple(Segment(kind="other", start=part.start, end=part.end) for part in record.segments)
    ledger.add_page(page, replace(record, segments=other), run=run)
    assert [hit.segment for hit in ledger.search(["القمح"])] == ["other"]


def test_superseded_readings_are_not_searched(filled: Ledger, run: int) -> None:
    page = make_page()
    filled.add_page(page, make_record(page, rules="r2", claims=(make_denial(TEXT),)), run=run)
    assert [hit.claims for hit in filled.search(["قصفت"])] == [(make_denial(TEXT).id,)]
    assert [hit.claims for hit in filled.search(["مدنيا"])] == [()]


def test_marks_and_empty_words_are_passed_over(filled: Ledger) -> None:
    assert len(list(filled.search(["«", "", "مدنيا", "…!"]))) == 1
    assert list(filled.search(["«", "  "])) == []
    assert list(filled.search([])) == []


@pytest.mark.parametrize(
    "word",
    [
        "مدنيا*",
        '"مدنيا"',
        '"مدنيا',
        "-مدنيا",
        "^مدنيا",
        "(مدنيا",
        "مدنيا\0",
        "{مدنيا}",
        " ".join(["مدنيا"] * 3000),
    ],
    ids=ascii,
)
def test_marks_around_a_word_change_nothing(filled: Ledger, word: str) -> None:
    assert [hit.claims for hit in filled.search([word])] == [(make_toll(TEXT).id,)]


@pytest.mark.parametrize(
    "word",
    [
        "مدنيا AND",
        "NOT مدنيا",
        "NEAR(مدنيا, 2)",
        "مدنيا OR",
        "')) OR 1=1 --",
        "مدنيا \ud800",
        "مدنيا" * 5000,
        "%",
        "\0",
    ],
    ids=lambda word: ascii(word)[:20],
)
def test_words_of_a_query_language_are_words_that_no_sentence_holds(filled: Ledger, word: str) -> None:
    assert list(filled.search([word])) == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text(max_size=12), max_size=4))
def test_any_question_at_all_gets_an_answer(filled: Ledger, words: list[str]) -> None:
    for hit in filled.search(words):
        assert TEXT[hit.start : hit.end] == hit.text


def test_terms_that_hold_marks_match_as_a_whole(split_words: Ledger, run: int) -> None:
    page = make_page(text=f"{TEXT}\nطائرة ب-52 حلقت\nطائرة 52 حلقت")
    split_words.add_page(page, make_record(page), run=run)
    assert [hit.text for hit in split_words.search(["ب-52"])] == ["طائرة ب-52 حلقت"]


@pytest.fixture
def split_words(ledger: Ledger) -> Ledger:
    """With an analysis that leaves marks inside its terms."""
    ledger._analyse = str.split
    return ledger


def test_the_limit_keeps_the_best_hits(ledger: Ledger, run: int) -> None:
    page = make_page(text=f"{TEXT}\nحريق في المرفأ الكبير قرب المدينة القديمة\nحريق حريق")
    ledger.add_page(page, make_record(page), run=run)
    assert [hit.text for hit in ledger.search(["حريق"], limit=1)] == ["حريق حريق"]
    assert list(ledger.search(["حريق"], limit=0)) == []
    with pytest.raises(UsageError, match="expected 0 or more"):
        list(ledger.search(["حريق"], limit=-5))


def test_searching_without_an_analysis_is_a_usage_error(filled: Ledger) -> None:
    with Ledger.open(filled.path, readonly=True) as reader, pytest.raises(UsageError, match="`analyse`"):
        reader.search(["مدنيا"])


def test_pages_stored_without_an_analysis_are_indexed_when_one_is_given(filled: Ledger, run: int) -> None:
    with Ledger.open(filled.path) as writer:
        for number in range(70):
            page = make_page(f"p{number}", text=f"{TEXT}\n{number}")
            writer.add_page(page, make_record(page), run=run)
    assert len(list(filled.search(["مدنيا"], limit=100))) == 1
    with Ledger.open(filled.path, analyse=analyse_plain) as writer:
        assert len(list(writer.search(["مدنيا"], limit=100))) == 71


def test_a_new_analysis_needs_the_index_made_anew(filled: Ledger) -> None:
    with Ledger.open(filled.path, analyse=lambda text: [word[:3] for word in text.split()]) as ledger:
        assert list(ledger.search(["مدن"])) == []
        ledger.reindex()
        assert [hit.claims for hit in ledger.search(["مدنياً"])] == [(make_toll(TEXT).id,)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("وصل الوفد. وغادر أمس؟ نعم!", ["وصل الوفد.", "وغادر أمس؟", "نعم!"]),
        ("بلغت 3.5 مليون", ["بلغت 3.5 مليون"]),
        ("قال د. سامي ذلك", ["قال د. سامي ذلك"]),
        ("قال: «انتهى.» ثم مضى", ["قال: «انتهى.»", "ثم مضى"]),
        ("عنوان بلا نقطة\n\n  سطر ثان  ", ["عنوان بلا نقطة", "سطر ثان"]),
        (" \n ", []),
    ],
)
def test_sentences_are_cut_as_the_codebook_cuts_them(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in cut_sentences(text, 0, len(text))] == sentences
