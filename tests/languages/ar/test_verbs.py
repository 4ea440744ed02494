"""Finite forms of the verb classes that news uses, written by hand from the tables of the grammar."""

import pytest

from riwaya.languages.ar.arabic import Arabic
from riwaya.languages.ar.normalize import fold
from riwaya.languages.ar.verbs import conjugate, past_forms


@pytest.mark.parametrize(
    ("past", "present", "forms"),
    [
        # sound
        ("قصف", "يقصف", "قصف قصفت قصفوا قصفا قصفتا قصفنا قصفن يقصف تقصف نقصف أقصف يقصفون يقصفوا يقصفان"),
        # doubled: the two letters fall apart only before a consonant, which news hardly needs
        ("شن", "يشن", "شن شنت شنوا شنا يشن تشن نشن يشنون تشنون يشنوا يشنان"),
        # hollow
        ("قال", "يقول", "قال قالت قالوا قالا يقول تقول نقول أقول يقولون يقولوا يقولان"),
        ("أصاب", "يصيب", "أصاب أصابت أصابوا يصيب تصيب يصيبون"),
        # defective in ى/ي
        ("نفى", "ينفي", "نفى نفت نفوا نفيا نفينا ينفي تنفي ننفي ينفون ينفوا ينفيان ينف تنف"),
        # defective in ا/و
        ("دعا", "يدعو", "دعا دعت دعوا يدعو تدعو ندعو يدعون يدعوا يدع تدع"),
        # defective in ى/ى
        ("تبنى", "يتبنى", "تبنى تبنت تبنوا يتبنى تتبنى يتبنون"),
        # initial hamza, derived stems
        ("أكد", "يؤكد", "أكد أكدت أكدوا يؤكد تؤكد نؤكد يؤكدون"),
        ("استولى", "يستولي", "استولى استولت استولوا يستولي تستولي يستولون يستول"),
    ],
)
def test_finite_forms_of_a_verb_are_conjugated(past: str, present: str, forms: str) -> None:
    assert {fold(form) for form in forms.split()} <= conjugate(past, present)


@pytest.mark.parametrize(
    ("past", "present", "wrong"),
    [
        ("قصف", "يقصف", ["قصفة", "مقصف", "القصف", "قاصف"]),
        ("نفى", "ينفي", ["نفات", "ينفيون", "نفاوا"]),
        ("دعا", "يدعو", ["دعات", "يدعوون"]),
    ],
)
def test_forms_that_no_grammar_knows_are_not_made(past: str, present: str, wrong: list[str]) -> None:
    assert conjugate(past, present) & {fold(form) for form in wrong} == set()


@pytest.mark.xfail(strict=True, reason="the short vowel form before consonants is not made")
@pytest.mark.parametrize(
    ("past", "present", "form"),
    [("قال", "يقول", "قلنا"), ("قال", "يقول", "يقل"), ("أغار", "يغير", "يغر")],
)
def test_hollow_verb_shortens_before_a_consonant(past: str, present: str, form: str) -> None:
    assert fold(form) in conjugate(past, present)


def test_plural_without_its_alef_is_there_for_the_pronoun_behind_it() -> None:
    assert {"قصفو", "يقصفو"} <= conjugate("قصف", "يقصف")


def test_past_forms_are_those_of_the_past_only() -> None:
    past = past_forms("قصف")
    assert {"قصف", "قصفت", "قصفوا"} <= past
    assert past & {"يقصف", "تقصف", "نقصف"} == set()


@pytest.mark.parametrize(
    ("word", "core"),
    [
        ("قصفها", "قصفها"),
        ("قصفوها", "قصفوها"),
        ("وقصفتهم", "قصفتهم"),
        ("يقصفونها", "يقصفونها"),
        ("فاعتقلوه", "اعتقلوه"),
        ("اعتقلته", "اعتقلته"),
        pytest.param(
            "نفاها",
            "نفاها",
            marks=pytest.mark.xfail(strict=True, reason="ى before a pronoun (نفا) would meet particles"),
        ),
    ],
)
def test_verb_with_an_object_pronoun_is_found_whole(word: str, core: str) -> None:
    arabic, text = Arabic(), f"{word} الجنود"
    tokens = arabic.tokens(text, 0, len(text))
    mentions = (*arabic.triggers(tokens, text), *arabic.markers(tokens, text))
    assert core in {mention.text for mention in mentions if mention.first == 0}
