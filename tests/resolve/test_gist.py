"""Which tellings of two texts are worth comparing, told from their gists alone."""

from collections.abc import Mapping

from riwaya.resolve.gist import Gist, TellingGist, pair_tellings

WORDS = {"سد": 0.6, "جسر": 0.6, "قرية": 0.5, "ليل": 0.17}


def gist_of(*types: str, words: Mapping[str, float] = WORDS, scene: int | None = None) -> Gist:
    scenes = frozenset() if scene is None else frozenset({("violence", f"place {scene}", 1, 1)})
    return Gist(
        stories={"main": words},
        key_words={"main": frozenset(words)},
        tellings=tuple(TellingGist(story="main", types=frozenset({kind}), scenes=scenes) for kind in types),
    )


def test_tellings_of_one_story_are_compared_where_their_types_can_name_one_occurrence() -> None:
    ours, theirs = gist_of("attack", "talks"), gist_of("talks", "toll")
    assert pair_tellings(ours, theirs) == [(0, 1), (1, 0)]


def test_stories_that_share_one_distinctive_word_are_two() -> None:
    other = {"سد": 0.9, "بحر": 0.43}
    assert pair_tellings(gist_of("attack"), gist_of("attack", words=other)) == []


def test_one_place_and_day_is_compared_whatever_the_words() -> None:
    other = {"بحر": 1.0}
    assert pair_tellings(gist_of("attack", scene=1), gist_of("attack", words=other, scene=1)) == [(0, 0)]
    assert pair_tellings(gist_of("attack", scene=1), gist_of("attack", words=other, scene=2)) == []
