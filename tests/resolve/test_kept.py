"""Texts as bytes: they come back equal, whatever their order in memory was, and share their words."""

from zlib import decompress

import pytest
from benchmarks.stories import write_pages
from msgspec.structs import replace

from riwaya.languages import load_language
from riwaya.preparing import open_judge, resolvable
from riwaya.resolve.gist import Gist
from riwaya.resolve.kept import pack_text, unpack_text
from riwaya.resolve.texts import ToldText, tell_text


@pytest.fixture(scope="module")
def told() -> list[ToldText]:
    judge = open_judge(load_language("ar"))
    pages = [resolvable(written.page, written.record) for written in write_pages(12, seed=2)]
    return [tell_text(page, prints=[page], judge=judge) for page in pages]


def test_a_text_comes_back_equal(told: list[ToldText]) -> None:
    for text in told:
        again = unpack_text(pack_text(text))
        assert again == text
        assert again.tellings[0].near == text.tellings[0].near
        assert again.tellings[0].views[0].all_words


def turned(gist: Gist) -> Gist:
    """The same gist, its words the other way round in memory."""
    stories = {kind: dict(reversed(list(words.items()))) for kind, words in gist.stories.items()}
    return replace(gist, stories=stories)


def test_equal_texts_have_equal_bytes(told: list[ToldText]) -> None:
    for text in told:
        other = replace(text, gist=turned(text.gist))
        assert list(other.gist.stories["main"]) != list(text.gist.stories["main"])
        assert pack_text(other) == pack_text(text) == pack_text(unpack_text(pack_text(text)))


def test_a_word_is_written_once(told: list[ToldText]) -> None:
    for text in told:
        views = [view for telling in text.tellings for view in telling.views]
        words = {word for story in text.gist.stories.values() for word in story}
        words = words.union(*(view.all_words for view in views))
        in_claims = repr([view.claim for view in views])
        alone = [
            word for word in words if word not in in_claims and sum(word in other for other in words) == 1
        ]
        assert any(word in telling.words for word in alone for telling in text.tellings)
        data = decompress(pack_text(text))
        assert all(data.count(word.encode()) == 1 for word in alone)


def test_a_word_is_one_string_in_all_texts(told: list[ToldText]) -> None:
    texts = [unpack_text(pack_text(text)) for text in told]
    first: dict[str, str] = {}
    shared = 0
    for text in texts:
        for word in text.tellings[0].words:
            shared += word in first
            assert first.setdefault(word, word) is word
    assert shared
