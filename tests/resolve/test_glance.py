"""What a glance tells: never that there is nothing where comparing finds something."""

from itertools import combinations

import pytest
from benchmarks.stories import write_pages

from riwaya.languages import load_language
from riwaya.preparing import open_judge, resolvable
from riwaya.resolve.gist import Gist, TellingGist, pair_tellings
from riwaya.resolve.glance import glance_at, is_foreign, pack_glance, unpack_glance
from riwaya.resolve.texts import tell_text


@pytest.fixture(scope="module")
def gists() -> list[Gist]:
    judge = open_judge(load_language("ar"))
    pages = [resolvable(written.page, written.record) for written in write_pages(60, seed=4)]
    return [tell_text(page, prints=[page], judge=judge).gist for page in pages]


def test_what_is_foreign_at_a_glance_has_nothing_to_compare(gists: list[Gist]) -> None:
    foreign = met = 0
    for one, other in combinations(gists, 2):
        if is_foreign(glance_at(one), glance_at(other)):
            foreign += 1
            assert pair_tellings(one, other) == []
        met += bool(pair_tellings(one, other))
    assert foreign > 1000
    assert met > 10


def test_a_glance_is_as_long_as_its_stories_and_comes_back_as_it_was(gists: list[Gist]) -> None:
    for gist in gists:
        glance = glance_at(gist)
        assert [len(words) for words in glance.stories] == [len(s) for s in gist.stories.values() if s]
        assert unpack_glance(pack_glance(glance)) == glance


def test_a_place_and_day_that_both_have_is_seen() -> None:
    ours, theirs = gist_of("جسر", scene=1), gist_of("بحر", scene=1)
    assert not is_foreign(glance_at(ours), glance_at(theirs))
    assert is_foreign(glance_at(ours), glance_at(gist_of("بحر", scene=2)))


def gist_of(word: str, *, scene: int) -> Gist:
    telling = TellingGist(
        story="main",
        types=frozenset({"attack"}),
        scenes=frozenset({("violence", f"place {scene}", 1, 1)}),
    )
    return Gist(stories={"main": {word: 1.0}}, key_words={"main": frozenset({word})}, tellings=(telling,))
