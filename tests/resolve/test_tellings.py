"""What speaks for and against one occurrence behind the tellings of two pages of which one has no date."""

from collections.abc import Mapping
from typing import Any

from tests.resolve.claims import plain_words, view_of, when

from riwaya.model.claim import Party
from riwaya.resolve.rarity import Rarity
from riwaya.resolve.tellings import explain_all, make_tellings

RARITY = Rarity(words={"على": 2.0, "اتفق": 2.0, "طرفان": 2.0, "هدنة": 2.0}, triggers={}, unknown=8.0)
TRUCE = "هدنة"


def compare(
    one: str, other: str, fields: Mapping[str, Any] | None = None, *, likeness: float = 0.0
) -> Mapping[str, float]:
    """Features of two pages of one truce each; `likeness` is that of the stories that they stand in."""
    stories = {"main": {"story": 1.0}}, {"main": {"story": likeness}}
    tellings = []
    for name, sentence, story in zip(("p1", "p2"), (one, other), stories, strict=True):
        view = view_of(sentence, TRUCE, page=name, type="ceasefire", **(fields or {}).get(name, {}))
        tellings += make_tellings([[0]], page=[view], stories=story, words=plain_words, rarity=RARITY)
    [features] = explain_all(tellings, [(0, 1)], rarity=RARITY).values()
    return features


def test_undated_pages_without_a_common_name_are_apart() -> None:
    assert compare("اتفق الطرفان على هدنة", "على هدنة اتفق الطرفان")["undated_apart"] == 1.0


def test_days_before_two_unknown_days_are_not_compared() -> None:
    same = {"p1": {"time": when("pub-1d")}, "p2": {"time": when("pub-1d")}}
    features = compare("اتفق الطرفان على هدنة", "على هدنة اتفق الطرفان", same)
    assert features["undated_apart"] == 1.0
    assert not [name for name in features if name.startswith("time")]


def test_names_in_common_stand_in_for_the_day() -> None:
    here, there = "اتفق الطرفان على هدنة في كفر الندى", "أعلنت هدنة في كفر الندى"
    assert "undated_apart" not in compare(here, there)


def test_names_of_states_and_their_forces_do_not() -> None:
    army = Party(text="جيش تلماريا", start=0, end=0, role="MIL")
    armies = {"p1": {"source": army}, "p2": {"source": army}}
    here, there = "أعلن جيش تلماريا هدنة", "خرق جيش تلماريا هدنة"
    assert compare(here, there, armies)["undated_apart"] == 1.0
    assert compare(here, there).get("undated_apart", 0.0) < 1.0


def test_pages_of_one_story_need_no_date() -> None:
    assert "undated_apart" not in compare("اتفق الطرفان على هدنة", "على هدنة اتفق الطرفان", likeness=0.6)


def test_dated_pages_are_compared_by_their_dates() -> None:
    dated = {"p1": {"published": "2031-03-05"}, "p2": {"published": "2031-09-05"}}
    features = compare("اتفق الطرفان على هدنة", "على هدنة اتفق الطرفان", dated)
    assert features["published_apart"] == 1.0
    assert "undated_apart" not in features
