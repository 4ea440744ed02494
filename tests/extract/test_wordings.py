"""Sentences of every type and mode in newswire wordings, and look-alikes: what the rules make of each.

`wordings.tsv` has the expected claims of a sentence, "type/mode" joined by " + ", "-" for none.
"""

import csv
from pathlib import Path

import pytest
from tests.extract.pages import ruled

TABLE = Path(__file__).with_name("wordings.tsv")


def wordings() -> list[tuple[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return [(row["claims"], row["sentence"]) for row in csv.DictReader(stream, delimiter="\t")]


@pytest.mark.parametrize(("expected", "sentence"), wordings())
def test_sentence_makes_its_claims(expected: str, sentence: str) -> None:
    made = [claim.type + (f"/{claim.mode}" if claim.mode else "") for claim in ruled(sentence)]
    assert sorted(made) == (sorted(expected.split(" + ")) if expected != "-" else [])


def test_every_type_has_wordings() -> None:
    types = {kind.split("/")[0] for claims, _ in wordings() for kind in claims.split(" + ")}
    assert len(types - {"-"}) == 16
