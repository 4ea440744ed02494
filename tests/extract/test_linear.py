"""Plain weighted sums."""

import msgspec
import pytest

from riwaya.extract.linear import Linear, load_models


def test_score_is_the_weighted_sum_and_unknown_features_count_nothing() -> None:
    linear = Linear(weights={"a": 2.0, "b": -1.0})
    assert linear.score({"a": 1.5, "b": 1.0, "c": 100.0}) == 2.0


@pytest.mark.parametrize(("value", "accepted"), [(1.0, True), (0.5, True), (0.4, False)])
def test_threshold_itself_is_accepted(value: float, accepted: bool) -> None:
    assert Linear(weights={"a": 1.0}, threshold=0.5).accepts({"a": value}) is accepted


def test_earliest_option_wins_a_draw() -> None:
    linear = Linear(weights={"a": 1.0})
    assert linear.likeliest([("b",), ("a",), ("a",)], ["x", "y", "y"]) == 1


def test_two_fair_mentions_of_one_answer_beat_one_good_mention_of_another() -> None:
    linear = Linear(weights={"good": 1.0, "fair": 0.5, "near": 0.1})
    options = [("good",), ("fair",), ("fair", "near")]
    assert linear.likeliest(options, ["x", "y", "y"]) == 2
    assert linear.likeliest(options, ["x", "y", "z"]) == 0


def test_no_features_score_nothing() -> None:
    assert Linear(weights={"a": 1.0}).score({}) == 0.0


def test_shipped_models_load_and_are_the_same_object_each_time() -> None:
    models = load_models()
    assert models is load_models()
    assert models.judge is not None
    assert models.judge.weights


def test_shipped_weights_hold_no_arabic_letter() -> None:
    """Nothing of a text can be learnt by heart where no word is a feature."""
    models = load_models()
    linears = [getattr(models, field.name) for field in msgspec.structs.fields(models)]
    names = [name for linear in linears if linear is not None for name in linear.weights]
    assert names
    assert [name for name in names if not name.isascii()] == []
