"""The finite verbs around an occurrence."""

import pytest
from tests.extract.pages import drafts_of, scene_of

from riwaya.extract.clauses import Verb, verb_before, verb_behind


def _told(text: str, verb: Verb | None) -> tuple[str, str] | None:
    return None if verb is None else (scene_of(text).tokens[verb.at].text, verb.tense)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("يقترب الجيش من استعادة البلدة", ("يقترب", "present")),
        ("اقترب الجيش من استعادة البلدة", ("اقترب", "past")),
        ("قال الوزير إن الجيش سيتوجه إلى استعادة البلدة", ("سيتوجه", "future")),
        ("يقول الوزير بعد استعادة البلدة", None),
        ("يقترب الشتاء؛ بعد استعادة البلدة", None),
    ],
)
def test_verb_before_is_the_nearest_in_its_clause_and_no_word_of_saying(
    text: str, verb: tuple[str, str] | None
) -> None:
    draft = next(d for d in drafts_of(text) if d.type == "capture")
    assert _told(text, verb_before(scene_of(text), draft)) == verb


def test_present_behind_a_particle_is_doubted() -> None:
    text = "قد يقترب الجيش من استعادة البلدة"
    verb = verb_before(scene_of(text), drafts_of(text)[0])
    assert verb is not None
    assert verb.doubted


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("المحادثات ستتناول الحدود", ("ستتناول", "future")),
        ("بدأت المحادثات في القاهرة أمس وتوقفت", None),
    ],
)
def test_verb_behind_is_the_predicate_of_the_noun(text: str, verb: tuple[str, str] | None) -> None:
    assert _told(text, verb_behind(scene_of(text), drafts_of(text)[0])) == verb
