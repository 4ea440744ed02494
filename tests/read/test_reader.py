"""Sentences, segments and mentions of a page as the reader gives them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.pages import clean, language, read, reader, segment

from riwaya.model.reading import Mention
from riwaya.places import load_gazetteer
from riwaya.read import Reader
from riwaya.read.reader import LONGEST_SENTENCE_CP

FIRST, SECOND = "قصفت طائرات إسرائيلية مواقع في دمشق أمس الثلاثاء.", "وقتل 3 جنود، بحسب رويترز."
TEXT = f"{FIRST}\n{SECOND}"


def test_sentences_are_those_of_the_codebook_in_text_order() -> None:
    page = read(TEXT)
    assert [TEXT[s.start : s.end] for s in page.sentences] == [FIRST, SECOND]


def test_every_layer_is_read_with_its_words() -> None:
    first, second = read(TEXT).sentences
    assert [party.text for party in first.parties][:1] == ["طائرات إسرائيلية"]
    assert [(t.text, t.value) for t in first.times] == [("أمس الثلاثاء", "2031-03-04")]
    assert [place.name for place in first.places] == ["Damascus"]
    assert [trigger.text for trigger in first.triggers] == ["قصفت"]
    assert [(n.text, n.min) for n in second.numbers] == [("3", 3)]
    assert ("according", "بحسب") in [(mark.cls, mark.text) for mark in second.markers]


def test_publication_date_comes_from_the_metadata() -> None:
    assert read(TEXT).published.value == "2031-03-05"
    assert read(TEXT, published=None).published.value is None


def test_times_are_relative_where_no_date_is_known() -> None:
    [found] = read(TEXT, published=None).sentences[0].times
    assert found.value.startswith("pub")


def test_times_of_another_story_are_relative_whatever_the_metadata_says() -> None:
    parts = [segment(TEXT, FIRST, "other"), segment(TEXT, SECOND, "main")]
    [found] = read(TEXT, segments=parts).sentences[0].times
    assert (found.text, found.value.startswith("pub")) == ("أمس الثلاثاء", True)


@pytest.mark.parametrize("kind", ["furniture", "repeat"])
def test_segments_that_are_no_news_stay_unread(kind: str) -> None:
    parts = [segment(TEXT, FIRST, kind), segment(TEXT, SECOND, "main")]  # type: ignore[arg-type]
    first, second = read(TEXT, segments=parts).sentences
    assert (first.segment, first.tokens, first.triggers) == (kind, (), ())
    assert second.tokens != ()


def test_names_are_listed_only_on_demand() -> None:
    assert all(sentence.names == () for sentence in read(TEXT).sentences)
    gazetteer = load_gazetteer(language().fold, lexicon=language().lexicon)
    named = Reader(language(), gazetteer, names=True).read_page(clean(TEXT))
    found = {(name.text, name.kind) for sentence in named.sentences for name in sentence.names}
    assert {("دمشق", "place"), ("رويترز", "organisation")} <= found


def test_sentence_without_end_is_read_in_pieces_at_white_space() -> None:
    text = "قصفت الطائرات البلدة " * 400
    page = read(text)
    assert len(page.sentences) > 2
    assert all(s.end - s.start <= LONGEST_SENTENCE_CP for s in page.sentences)
    assert "".join(text[s.start : s.end] for s in page.sentences).replace(" ", "") == text.replace(" ", "")


def test_word_without_end_is_cut_too() -> None:
    text = "ق" * (LONGEST_SENTENCE_CP * 3)
    page = read(text)
    assert "".join(text[s.start : s.end] for s in page.sentences) == text


def test_pages_do_not_touch_each_other() -> None:
    alone = read("قالت الوزارة إن الجيش انسحب.")
    read("أعلنت وزارة الدفاع الروسية موقفها. وانسحب الجيش الروسي.")
    assert read("قالت الوزارة إن الجيش انسحب.") == alone


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='قصف وال 12.،«»:"()\nنفتأن\u200f\u064b\u0640إنمعفيبلد\u200d٣', max_size=200))
def test_every_mention_is_proved_by_its_words(text: str) -> None:
    for sentence in read(text).sentences:
        found: tuple[Mention, ...] = (
            *sentence.numbers, *sentence.times, *sentence.parties, *sentence.places, *sentence.markers,
            *sentence.triggers,
        )  # fmt: skip
        spans = [(token.start, token.end, token.text) for token in sentence.tokens]
        spans += [(mention.start, mention.end, mention.text) for mention in found]
        assert [span for span in spans if text[span[0] : span[1]] != span[2]] == []


def test_reading_takes_time_in_proportion() -> None:
    read(TEXT)
    sentences = [f"قالت رويترز إن {number} جنود قتلوا في قصف على درعا." for number in range(800)]
    short, long = (seconds("\n".join(sentences[:count])) for count in (200, 800))
    assert long / short < 9


def seconds(text: str) -> float:
    begin = time.process_time()
    assert len(reader().read_page(clean(text)).sentences) > 100
    return time.process_time() - begin


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قتل 12 جنديا أرمينيا قرب حلب", ["حلب"]),
        ("اعتقلت الشرطة مواطنا تركيا في دمشق", ["دمشق"]),
        ("زار الرئيس تركيا ثم دمشق", ["تركيا", "دمشق"]),
    ],
)
def test_nationality_written_like_its_country_is_no_place(text: str, places: list[str]) -> None:
    assert [place.text for place in read(text).sentences[0].places] == places


def test_what_lies_inside_a_time_is_no_party() -> None:
    [sentence] = read("ألقت الشرطة القبض مطلع الشهر الجاري على مهرب.").sentences
    assert [party.text for party in sentence.parties] == ["الشرطة", "مهرب"]


def test_name_of_an_agency_is_no_place() -> None:
    [sentence] = read("قال مصدر لوكالة الأنباء الكويتية (كونا) إن السفينة غادرت مسقط.").sentences
    assert [place.text for place in sentence.places] == ["مسقط"]


@pytest.mark.parametrize("text", ["وقع الانفجار ولم تقع إصابات.", "لا قتلى في القصف.", "لم يسقط ضحايا."])
def test_who_is_counted_as_none_is_no_party(text: str) -> None:
    [sentence] = read(text).sentences
    assert [(number.min, number.max) for number in sentence.numbers] == [(0, 0)]
    assert sentence.parties == ()
