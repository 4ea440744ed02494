"""What the judge sees of a candidate."""

from tests.extract.pages import language, read

from riwaya.extract import find_candidates
from riwaya.extract.linear import Models


def features_of(text: str) -> list[dict[str, float]]:
    return [c.features for c in find_candidates(read(text), language=language(), models=Models())[0]]


def test_features_tell_what_was_found() -> None:
    [features] = features_of("قتل 4 جنود في قصف على درعا أمس")
    assert features["type=attack"] == 1.0
    assert features["casualties"] == 1.0
    assert features["place in sentence"] == 1.0
    assert features["time in sentence"] == 1.0
    assert "nothing found" not in features


def test_bare_word_is_told_apart() -> None:
    [features] = features_of("انتهت الحرب")
    assert features["nothing found"] == 1.0
    assert features["definite, bare"] == 1.0


def test_claims_of_the_same_type_before_are_counted() -> None:
    first, second = features_of("قصفت الطائرات درعا.\nوقصفت المدفعية حلب.")
    assert "repeated" not in first
    assert second["repeated"] == 1.0


def test_features_hold_no_word_of_the_page_and_no_zero() -> None:
    for features in features_of("قالت مصادر طبية إن 4 جنود قتلوا في قصف على درعا أمس"):
        assert all(name.isascii() for name in features)
        assert all(features.values())
