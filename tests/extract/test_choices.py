"""What the choosers are offered: every party, described by structure and never by its words."""

from tests.extract.pages import language, read

from riwaya.extract import Candidate, find_candidates
from riwaya.extract.linear import Models


def candidate(text: str) -> Candidate:
    [found, *_] = find_candidates(read(text), language=language(), models=Models())[0]
    return found


def test_nobody_is_offered_first_and_every_party_once() -> None:
    options = candidate("قصفت طائرات إسرائيلية مواقع حزب الله أمس").alternatives.sides.options("source")
    names = [option.party and option.party.text for option in options]
    assert names[0] is None
    assert names[1:] == ["طائرات إسرائيلية", "مواقع حزب الله"]


def test_speaker_is_offered_too() -> None:
    options = candidate("قال الجيش التركي إنه قصف المعسكر").alternatives.sides.options("source")
    assert "الجيش التركي" in [option.party and option.party.text for option in options]


def test_what_the_rules_pick_is_marked() -> None:
    options = candidate("قصفت طائرات إسرائيلية مواقع حزب الله").alternatives.sides.options("target")
    [picked] = [option for option in options if "rule" in option.features]
    assert picked.party is not None
    assert picked.party.text == "مواقع حزب الله"


def test_features_hold_no_word_of_the_page() -> None:
    for slot in ("source", "target"):
        for option in candidate("قصفت طائرات إسرائيلية مواقع حزب الله").alternatives.sides.options(slot):
            assert all(name.isascii() for name in option.features)


def test_source_is_not_offered_as_its_own_target() -> None:
    made = candidate("قصفت طائرات إسرائيلية مواقع حزب الله")
    options = made.alternatives.sides.options("target")
    source = next(option.party for option in options if option.party is not None)
    rest = made.alternatives.sides.beside_source(options, source)
    assert source not in [option.party for option in rest]
    assert len(rest) == len(options) - 1


def test_no_fact_counts_twice() -> None:
    sides = candidate("قال الجيش التركي إن طائرات تركية قصفت مواقع الجيش التركي وحزب الله").alternatives.sides
    for slot in ("source", "target"):
        options = sides.options(slot)
        for option in (*options, *sides.beside_source(options, options[1].party)):
            assert len(option.facts) == len(set(option.facts))
