"""Occurrences that one sentence tells in two voices."""

import pytest
from tests.extract.pages import ruled, words

from riwaya.model.claim import Claim


def voices(text: str) -> list[tuple[str | None, str, str | None, str | None]]:
    def voice(claim: Claim) -> tuple[str | None, str, str | None, str | None]:
        speaker = claim.attribution.speaker
        told = speaker.text if speaker is not None else None
        return told, claim.attribution.stance, words(claim.source), words(claim.target)

    return [voice(claim) for claim in ruled(text)]


def test_denied_report_is_told_by_one_and_denied_by_the_other() -> None:
    found = voices("نفت تركيا تقارير روسيا عن قصف بلدة حدودية.")
    assert [(speaker, stance) for speaker, stance, *_ in found] == [
        ("تركيا", "denies"),
        ("تقارير روسيا", "asserts"),
    ]


def test_denied_accusation_names_the_one_who_denies_as_the_doer() -> None:
    assert voices("نفى الجيش التركي اتهامات إيران بقصف المستشفى.") == [
        ("إيران", "accuses", "الجيش التركي", "المستشفى"),
        ("الجيش التركي", "denies", "الجيش التركي", "المستشفى"),
    ]


def test_each_of_two_accuses_the_other() -> None:
    found = voices("تبادلت تركيا وإيران الاتهامات بقصف بلدات حدودية.")
    assert [(speaker, stance, source) for speaker, stance, source, _ in found] == [
        ("تركيا", "accuses", "إيران"),
        ("إيران", "accuses", "تركيا"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "نفت تركيا قصف البلدة.",
        "نفى الجيش تقارير عن قصف البلدة.",
        "تبادل الطرفان الاتهامات بقصف بلدات حدودية.",
    ],
)
def test_without_a_second_voice_of_its_own_a_deed_is_told_once(text: str) -> None:
    assert len(ruled(text)) == 1


def test_place_of_a_denied_deed_does_not_tell_of_it() -> None:
    [claim] = ruled("فند الجيش الروسي مزاعم قصف المستشفى")
    assert claim.attribution.stance == "denies"
