"""Looking things up in a sentence."""

import time

from tests.extract.pages import language, read, scene_of

from riwaya.extract.scene import Scene


def test_quoted_words_are_told_from_others() -> None:
    scene = scene_of("قال «انسحبنا أمس» ثم خرج")
    quoted = [token.text for at, token in enumerate(scene.tokens) if scene.quoted_at(at)]
    assert "انسحبنا" in quoted
    assert "خرج" not in quoted
    assert scene.quote_open is False


def test_quotation_that_no_mark_closes_stays_open() -> None:
    assert scene_of("قال «انسحبنا أمس").quote_open is True
    assert scene_of("انسحبنا أمس» ثم خرج", quoted=True).quote_open is False


def test_plain_quotation_marks_open_and_close_in_turn() -> None:
    scene = scene_of('قال "انسحبنا" ثم خرج')
    assert [scene.quoted_at(at) for at, token in enumerate(scene.tokens) if token.kind == "word"] == [
        False,
        True,
        False,
        False,
    ]


def test_one_plain_mark_too_many_opens_no_quotation() -> None:
    assert scene_of('قال إن كييف "تبذل كل الجهد"، لكنها لا تستطيع فك الحصار".').quote_open is False


def test_name_in_marks_inside_a_quotation_does_not_turn_it_inside_out() -> None:
    scene = scene_of('أكدت السلطات "دعمها محاربة "الفوضى "، بعد لقاء في دمشق')
    at = next(at for at, token in enumerate(scene.tokens) if token.text == "دمشق")
    assert scene.quoted_at(at) is False


def test_marker_before_a_token_is_found_over_quotes_and_brackets() -> None:
    scene = scene_of("أعلن بيان أن «القوات» انسحبت")
    at = next(at for at, token in enumerate(scene.tokens) if token.text == "القوات")
    mark = scene.mark_before("that", at)
    assert mark is not None
    assert mark.text == "أن"


def test_markers_of_several_classes_come_in_text_order() -> None:
    scene = scene_of("بعد أن قال الوزير إن القتال لم يتوقف")
    marks = scene.marks("negator", "says", "that")
    assert [mark.first for mark in marks] == sorted(mark.first for mark in marks)
    assert {"قال", "لم"} <= {mark.text for mark in marks}


def test_stops_and_commas_are_seen_in_a_range_only() -> None:
    scene = scene_of("انسحب الجيش، ثم عاد؛ وانتهى الأمر")
    comma = next(at for at, token in enumerate(scene.tokens) if token.text == "،")
    assert scene.has_comma(0, comma + 1)
    assert not scene.has_comma(0, comma)
    assert scene.has_stop(comma, len(scene.tokens))
    assert not scene.has_stop(0, comma + 1)


def test_ranges_beyond_the_sentence_are_cut() -> None:
    scene = scene_of("انسحب الجيش")
    assert not scene.has_stop(-5, 99)
    assert scene.near("says", -5, 99) is None


def test_run_of_marks_takes_time_in_proportion() -> None:
    """Four times the marks take about four times as long; quadratic work takes sixteen times."""
    short, long = (_best_time("(" * count) for count in (600, 2400))
    assert long / short < 9


def _best_time(text: str) -> float:
    """Of several runs, so that what else the machine does is not counted."""
    [sentence] = read(text).sentences
    took = []
    for _ in range(5):
        begin = time.process_time()
        Scene(sentence, text, language=language(), quoted=False)
        took.append(time.process_time() - begin)
    return min(took)


def test_markers_are_listed_from_the_tokens_they_start_at() -> None:
    scene = scene_of("لم يقصف الجيش البلدة في الشمال")
    assert [mark.text for mark in scene.marks_from(0, 1)] == ["لم"]
    assert "in" in {mark.cls for mark in scene.marks_from(1, 99)}
    assert not list(scene.marks_from(3, 3))
