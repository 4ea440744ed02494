"""What the tests of the cleaning room share."""

from collections.abc import Callable

import pytest

from riwaya.clean import explain_segments
from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.model.page import RawPage

Cut = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def arabic() -> Language:
    return load_language("ar")


@pytest.fixture(scope="session")
def cut(arabic: Language) -> Cut:
    """Gives (kind, text) of every segment of a text."""

    def cut_text(text: str, title: str | None = None) -> list[tuple[str, str]]:
        page = RawPage(id="p", text=text, title=title)
        return [(s.kind, text[s.start : s.end]) for s in explain_segments(page, language=arabic)]

    return cut_text
