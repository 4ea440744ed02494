import pytest

from riwaya.charset import decode_page

TEXT = (
    "<html><body><p>قصفت طائرات نهران، أمس، تل الريح. وقالت الوزارة: لا إصابات؛ ونفت ساردا.</p></body></html>"
)


@pytest.mark.parametrize("hint", [None, "iso-8859-1", "utf-8", "windows-1256", "no such name", "hex"])
@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1256", "cp1256"),
        ("iso8859-6", "iso8859-6"),
    ],
)
def test_bytes_tell_their_encoding_whatever_the_server_says(
    encoding: str, name: str, hint: str | None
) -> None:
    assert decode_page(TEXT.encode(encoding), hint=hint) == (TEXT, name)


def test_page_that_declares_utf_8_and_is_not_is_read_as_what_it_is() -> None:
    page = '<meta charset="utf-8">' + TEXT
    assert decode_page(page.encode("cp1256")) == (page, "cp1256")


def test_one_broken_byte_leaves_a_utf_8_page_utf_8() -> None:
    text, name = decode_page(TEXT.encode() + b"\xd9")
    assert (text, name) == (TEXT + "\ufffd", "utf-8")


def test_declared_encoding_wins_where_the_bytes_do_not_tell() -> None:
    page = '<meta charset="windows-1252"><p>Caf\xe9</p>'
    assert decode_page(page.encode("cp1252")) == (page, "cp1252")


def test_no_bytes_are_no_text() -> None:
    assert decode_page(b"") == ("", "utf-8")
