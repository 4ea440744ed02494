"""Descriptions for the choosers of stance, status and background."""

from tests.extract.pages import language, read

from riwaya.extract import find_candidates
from riwaya.extract.linear import Models
from riwaya.extract.shades import VALUES, shade_options
from riwaya.model.codebook import STANCES


def facts_of(text: str) -> set[str]:
    [candidate, *_] = find_candidates(read(text), language=language(), models=Models())[0]
    options = candidate.alternatives.shades["status"]
    return {name.partition("|")[2] for option in options for name in option if "|" in name}


def test_values_are_those_of_the_codebook() -> None:
    assert VALUES["stance"] == STANCES
    assert VALUES["status"][0] == "occurred"
    assert VALUES["background"] == ("false", "true")


def test_one_option_a_value_and_the_rules_value_is_marked() -> None:
    options = shade_options({"bias": 1.0}, "status", rule="planned")
    assert [option.get("rule", 0.0) for option in options] == [0.0, 0.0, 1.0, 0.0]


def test_usual_value_is_described_by_the_rule_alone() -> None:
    usual, *others = shade_options({"bias": 1.0}, "background", rule="false")
    assert usual == {"rule=false false": 1.0, "rule": 1.0}
    assert others == [{"true|bias": 1.0, "rule=false true": 1.0}]


def test_facts_tell_tense_type_and_the_words_near() -> None:
    facts = facts_of("ومن المقرر أن يلتقي الرئيس المصري نظيره التركي")
    assert {"type=talks", "tense=present"} <= facts
    assert any(name.startswith(("before planned", "opens planned")) for name in facts)


def test_facts_tell_how_old_the_time_is() -> None:
    assert "point time, 2 days" in facts_of("قصفت الطائرات البلدة أمس")
    assert "point time, years" in facts_of("قصفت الطائرات البلدة عام 2014")
    assert "no time" in facts_of("قصفت الطائرات البلدة")


def test_facts_hold_no_word_of_the_page() -> None:
    assert all(name.isascii() for name in facts_of("قصفت الطائرات البلدة أمس"))
