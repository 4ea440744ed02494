from riwaya.clean.lines import Line, read_lines
from riwaya.clean.repeats import StoryMemory, copied_passages, repeats_itself
from riwaya.clean.vocabulary import furniture_words
from riwaya.languages.language import Language

LONG = ["قتل", "ثلاثة", "جنود", "في", "قصف", "على", "معبر", "تل", "الريح", "فجر", "اليوم"]


def lines_of(text: str, language: Language) -> tuple[Line, ...]:
    return read_lines(text, language=language, known=furniture_words(language))


def test_memory_holds_an_equal_sentence_and_one_with_words_before_it() -> None:
    memory = StoryMemory()
    memory.add(["بيان", "الوزارة", *LONG])
    assert memory.holds(LONG)


def test_memory_does_not_hold_a_sentence_that_goes_further() -> None:
    memory = StoryMemory()
    memory.add(LONG[:7])
    assert not memory.holds(LONG)


def test_memory_does_not_take_short_sentences_for_copies() -> None:
    memory = StoryMemory()
    memory.add(["بدون", "تفاصيل"])
    assert not memory.holds(["بدون", "تفاصيل"])
    assert memory.has(["بدون", "تفاصيل"])


def test_copied_passage_is_told_for_both_places(arabic: Language) -> None:
    passages = copied_passages(lines_of("أول\nثان\nثالث\nفاصل\nثان\nثالث\nرابع", arabic))
    assert passages == {1: range(1, 3), 2: range(1, 3), 4: range(4, 6), 5: range(4, 6)}


def test_line_three_times_in_a_row_is_no_longer_passage(arabic: Language) -> None:
    passages = copied_passages(lines_of("أول\nأول\nأول", arabic))
    assert {len(passage) for passage in passages.values()} == {1}


def test_headlines_run_together_repeat_themselves_and_a_sentence_does_not() -> None:
    assert repeats_itself([*LONG, *LONG])
    assert not repeats_itself(LONG)
