from pathlib import Path

import msgspec
import pytest

from riwaya.acquire.decisions import read_decisions
from riwaya.errors import UsageError
from riwaya.model.decision import Decision


def decision(number: int) -> Decision:
    return Decision(
        number=number, kind="merge", by="سلمى", reason="حدث واحد", made="2031-03-06", together=("a", "b")
    )


def test_decisions_are_read_in_order_of_making_and_unknown_fields_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    later = msgspec.json.encode(msgspec.to_builtins(decision(2)) | {"state": "stands"})
    path.write_bytes(later + b"\n\n" + msgspec.json.encode(decision(1)) + b"\n")
    assert read_decisions(path) == (decision(1), decision(2))


def test_all_faults_of_a_file_are_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    good = msgspec.json.encode(decision(1)) + b"\n"
    path.write_bytes(good + b'{"number": 2, "kind": "guess"}\n' + good + b"\xff\n")
    with pytest.raises(UsageError) as caught:
        read_decisions(path)
    assert [line.partition(": ")[0][-2:] for line in str(caught.value).split("\n")] == [":2", ":3", ":4"]
    with pytest.raises(UsageError, match="expected a file of decisions"):
        read_decisions(tmp_path / "none.jsonl")
