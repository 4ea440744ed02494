"""What tells history from news, and how it is weighed."""

from tests.extract.pages import drafts_of, language, read, scene_of

from riwaya.extract.arguments import Roles
from riwaya.extract.candidates import Candidate
from riwaya.extract.circumstances import Standing
from riwaya.extract.claims import find_candidates
from riwaya.extract.context import Context
from riwaya.extract.history import Setting, history_facts, weigh_history
from riwaya.extract.linear import Linear, Models

OLD = Linear(weights={"opens": 2.0, "bias": -1.0})


def _facts(text: str, number: int = 0) -> dict[str, float]:
    page = read(text)
    setting = Setting(
        rule=Standing(), time=None, published=page.published, number=number, share=0.5, roles=Roles(), place=None,
    )  # fmt: skip
    return history_facts(scene_of(text), drafts_of(text)[0], setting, Context(page))


def test_facts_tell_where_words_of_history_stand() -> None:
    facts = _facts("قصفت الطائرات البلدة سابقا")
    assert facts["form=verb tense=past"] == 1.0
    assert facts["share=2"] == 1.0
    assert any(name.startswith("history ") for name in facts)
    assert not any(name.startswith("history ") for name in _facts("قصفت الطائرات البلدة"))


def test_facts_tell_old_from_fresh_times_of_the_sentence() -> None:
    assert "old time in sentence" in _facts("قصفت الطائرات البلدة عام 2014")
    assert "fresh time in sentence" in _facts("قصفت الطائرات البلدة أمس")


def test_late_sentences_are_counted_together() -> None:
    assert _facts("قصفت الطائرات البلدة", 9)["sentence=6"] == 1.0


def test_facts_hold_no_word_of_the_page() -> None:
    assert all(name.isascii() for name in _facts("قصفت الطائرات البلدة سابقا في الشمال"))


def test_facts_tell_whether_the_pages_main_parties_take_part() -> None:
    text = "أعلنت أرمينيا موقفها. وردت أذربيجان. وهاجمت أرمينيا أذربيجان. وكانت فرنسا هاجمت مالي عام 2013."
    here, before = (_facts_of(found) for found in _candidates(text))
    assert "main sides=True True" in here
    assert "main sides=False False" in before


def _candidates(text: str) -> list[Candidate]:
    return find_candidates(read(text), language=language(), models=Models())[0]


def _facts_of(found: Candidate) -> dict[str, float]:
    return found.alternatives.facts


def test_rule_stands_where_there_is_no_chooser() -> None:
    rule = Standing(background=True, why={"background": "its time 2014"})
    assert weigh_history(rule, {"opens": 1.0}, None) is rule


def test_chooser_that_agrees_leaves_the_reason_of_the_rule() -> None:
    rule = Standing(background=True, why={"background": "its time 2014"})
    assert weigh_history(rule, {"bias": 1.0, "opens": 1.0}, OLD) is rule


def test_chooser_that_overrules_says_so() -> None:
    told = weigh_history(Standing(), {"bias": 1.0, "opens": 1.0}, OLD)
    assert told.background
    assert told.why["background"].startswith("weighed")
