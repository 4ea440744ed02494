from math import log, sqrt

import pytest

from riwaya.resolve.rarity import load_rarity, shared_rarity, weigh

ROWS = [
    {"word": "*", "sentences": "999", "triggers": "100"},
    {"word": "قوات", "sentences": "100", "triggers": "0"},
    {"word": "قصف", "sentences": "50", "triggers": "10"},
]


def test_common_word_says_less_than_a_rare_one_and_an_unknown_one_most() -> None:
    rarity = load_rarity(ROWS)
    assert rarity is not None
    assert rarity.word("قوات") == pytest.approx(log(10))
    assert rarity.word("قوات") < rarity.word("قصف") < rarity.word("السنونو")


def test_trigger_of_one_claim_in_ten_is_half_as_rare_as_one_never_seen() -> None:
    rarity = load_rarity(ROWS)
    assert rarity is not None
    assert rarity.trigger("قصف") == pytest.approx(0.5)
    assert rarity.trigger("دهس") == 1.0


def test_name_is_further_beyond_a_rare_word_than_a_word_that_was_counted() -> None:
    rarity = load_rarity([ROWS[0], {"word": "مكثف", "sentences": "3", "triggers": "0"}, *ROWS[1:]])
    assert rarity is not None
    assert (rarity.beyond("قوات"), rarity.beyond("السنونو")) == (0.0, 1.0)
    assert 0.0 < rarity.beyond("مكثف") < 1.0


def test_table_without_totals_gives_no_rarity() -> None:
    assert load_rarity(ROWS[1:]) is None


def test_shared_words_count_once_and_each_at_most_one() -> None:
    rarity = load_rarity(ROWS)
    assert rarity is not None
    assert shared_rarity(["السنونو", "السنونو"], ["السنونو"], rarity) == 1.0


def test_weights_are_by_rarity_and_root_of_count_and_have_length_one() -> None:
    rarity = load_rarity(ROWS)
    assert rarity is not None
    weights = weigh(["قوات", "قوات", "السنونو"], rarity)
    assert weights["قوات"] / weights["السنونو"] == pytest.approx(sqrt(2) * log(10) / rarity.unknown)
    assert sum(weight * weight for weight in weights.values()) == pytest.approx(1.0)
