import pytest

from riwaya.languages.ar.arabic import Arabic


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("هجوم", "هاجمت"),
        ("هجوم", "المهاجمة"),
        ("هجوم", "تهاجم"),
        ("قتل", "مقتل"),
        ("اغتيال", "اغتالت"),
        ("هجمات", "هجوم"),
        ("انفجار", "تفجير"),
        ("انسحبت", "سحب"),
        ("استهداف", "هدف"),
        ("تسليم", "سلمت"),
        ("تركت", "يترك"),
    ],
)
def test_forms_of_one_root_fall_together(one: str, other: str) -> None:
    assert _root(one) == _root(other)


@pytest.mark.parametrize(("one", "other"), [("قصف", "خطف"), ("مقتل", "قصف"), ("إحراق", "هجوم")])
def test_words_of_two_roots_stay_apart(one: str, other: str) -> None:
    assert _root(one) != _root(other)


def test_word_of_weak_letters_alone_is_its_own_root() -> None:
    assert _root("أوى") == "اوي"


def _root(word: str) -> str:
    arabic = Arabic()
    return arabic.root(arabic.tokens(word, 0, len(word))[0])
