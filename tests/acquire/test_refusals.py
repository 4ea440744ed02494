import pytest

from riwaya.acquire import refuse_page
from riwaya.model.page import RawPage


@pytest.mark.parametrize(
    ("origin", "source", "line"),
    [
        ("news/a.jsonl:12", "news/a.jsonl", 12),
        ("-:3", "-", 3),
        ("news/a.txt", "news/a.txt", None),
        ("part:7", "part:7", None),
        (None, "a", None),
    ],
)
def test_refusal_names_file_and_line_of_the_page(origin: str | None, source: str, line: int | None) -> None:
    refusal = refuse_page(RawPage(id="a", text="خبر", origin=origin), "failed", detail="expected …")
    assert (refusal.source, refusal.line, refusal.id) == (source, line, "a")
