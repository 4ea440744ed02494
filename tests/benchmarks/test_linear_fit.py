"""The fit of linear models."""

from benchmarks.linear_fit import Example, fit

CHOICES = [
    Example(options=({}, {"right": 1.0, "always": 1.0}), right={1: 1.0}),
    Example(options=({}, {"wrong": 1.0, "always": 1.0}), right={0: 1.0}),
] * 6


def test_weights_point_to_what_was_chosen() -> None:
    weights = fit(CHOICES, l2=0.01, epochs=30)
    assert weights["right"] > 0 > weights["wrong"]
    assert abs(weights.get("always", 0.0)) < weights["right"]


def test_stronger_pull_gives_smaller_weights() -> None:
    loose, tight = (fit(CHOICES, l2=pull, epochs=30)["right"] for pull in (0.001, 0.5))
    assert tight < loose


def test_same_examples_give_the_same_weights() -> None:
    assert fit(CHOICES, l2=0.01, epochs=5) == fit(list(CHOICES), l2=0.01, epochs=5)


def test_feature_of_one_example_alone_is_left_out() -> None:
    once = Example(options=({}, {"right": 1.0, "once": 1.0}), right={1: 1.0})
    assert "once" not in fit([*CHOICES, once], l2=0.01, epochs=5)
