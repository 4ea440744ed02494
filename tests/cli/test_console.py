import io
import re
import sys

import pytest

from riwaya.cli.console import Talk


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def track(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, quiet: bool = False, progress: bool
) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    talk = Talk(quiet=quiet, progress=progress)
    assert list(talk.track(iter([1, 2, 3]), label="reading", total=3)) == [1, 2, 3]
    return stream.getvalue()


def test_progress_is_drawn_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    drawn = track(monkeypatch, Terminal(), progress=True)
    assert "reading" in drawn
    assert re.search(r" 3/3 [1-9]\d*\.\d/s 0:00:00", re.sub(r"\x1b\[[\d;?]*\w", "", drawn))


@pytest.mark.parametrize(("quiet", "progress"), [(True, True), (False, False)])
def test_no_progress_where_it_is_not_wanted(
    monkeypatch: pytest.MonkeyPatch, quiet: bool, progress: bool
) -> None:
    assert track(monkeypatch, Terminal(), quiet=quiet, progress=progress) == ""


def test_no_progress_where_standard_error_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert track(monkeypatch, io.StringIO(), progress=True) == ""
