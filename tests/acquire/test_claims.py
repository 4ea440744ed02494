import json
from pathlib import Path

import pytest

from riwaya.acquire.claims import complete_claims, read_claims
from riwaya.errors import UsageError
from riwaya.model.page import RawPage

PAGE = RawPage(id="a", text="قصفت القوات بلدة تل الريح.")
CLAIM = {"type": "attack", "trigger": {"start": 0, "end": 4}, "evidence": {"start": 0, "end": 26}}


def write(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_offsets_alone_make_a_claim_whose_words_are_the_pages(tmp_path: Path) -> None:
    given = read_claims(write(tmp_path / "claims.jsonl", {"id": "a", "claims": [CLAIM]}))
    [claim] = complete_claims(given, PAGE)
    assert (claim.trigger.text, claim.evidence.text) == ("قصفت", PAGE.text)
    assert claim.id


def test_two_claims_without_ids_get_different_ones_the_same_every_time(tmp_path: Path) -> None:
    other = CLAIM | {"type": "damage"}
    given = read_claims(write(tmp_path / "claims.jsonl", {"id": "a", "claims": [CLAIM, other]}))
    ids = [claim.id for claim in complete_claims(given, PAGE)]
    assert len(set(ids)) == 2
    assert ids == [claim.id for claim in complete_claims(given, PAGE)]


def test_page_without_given_claims_has_none(tmp_path: Path) -> None:
    given = read_claims(write(tmp_path / "claims.jsonl", {"id": "b", "claims": [CLAIM]}))
    assert complete_claims(given, PAGE) == ()


def test_every_faulty_line_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "claims.jsonl", {"id": "a"}, {"id": "a", "claims": []}, {"claims": []})
    with pytest.raises(UsageError, match=r"(?s)claims\.jsonl:1: .*claims\.jsonl:3: "):
        read_claims(path)


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "quarrel"},
        {"trigger": {"start": 0, "end": 4, "text": "ضربت"}},
        {"evidence": {"start": 40, "end": 50}},
    ],
)
def test_claim_that_does_not_fit_its_page_is_refused(tmp_path: Path, wrong: dict[str, object]) -> None:
    given = read_claims(write(tmp_path / "claims.jsonl", {"id": "a", "claims": [CLAIM | wrong]}))
    with pytest.raises(UsageError, match="claim 1 of page a"):
        complete_claims(given, PAGE)


def test_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="expected a file of claims"):
        read_claims(tmp_path / "gone.jsonl")
