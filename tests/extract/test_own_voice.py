"""The outlet's own correspondent is the outlet (ruling 34)."""

import pytest
from tests.extract.pages import frames_of, ruled, words


@pytest.mark.parametrize(
    "text",
    [
        "أفاد مراسلنا في الميناء بأن الطائرات قصفت السوق",
        "وأكدت مراسلتنا أن الطائرات قصفت السوق",
        "وأكد المراسل أن الطائرات قصفت السوق",
        "قصفت الطائرات السوق، بحسب مراسلنا",
        "وأفاد مراسل الميادين بأن الطائرات قصفت السوق",
    ],
)
def test_own_correspondent_is_no_speaker(text: str) -> None:
    [claim] = ruled(text)
    assert claim.attribution.speaker is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("أفاد مراسل وكالة فرانس برس بأن الطائرات قصفت السوق", "مراسل وكالة فرانس برس"),
        ("وذكرت مراسلة صحيفة لوموند أن الطائرات قصفت السوق", "مراسلة صحيفة لوموند"),
    ],
)
def test_correspondent_of_another_medium_speaks_for_it(text: str, speaker: str) -> None:
    [claim] = ruled(text)
    assert words(claim.attribution.speaker) == speaker


def test_own_correspondent_is_no_link_of_the_chain() -> None:
    [claim] = ruled("نقل مراسلنا عن شهود عيان أن الطائرات قصفت السوق")
    assert words(claim.attribution.speaker) == "شهود عيان"
    assert claim.attribution.via == ()


def test_nobody_goes_on_speaking_behind_the_own_correspondent() -> None:
    text = "قال وزير الدفاع التركي إن الطائرات قصفت السوق. وأكد مراسلنا أن القصف توقف. وأضاف أن مسلحين هاجموا الجسر."
    voices = {claim.trigger.text: words(claim.attribution.speaker) for claim in ruled(text)}
    assert voices["قصفت"] == "وزير الدفاع التركي"
    assert voices["هاجموا"] is None


def test_frame_of_the_own_correspondent_says_why_it_has_no_speaker() -> None:
    [frame] = frames_of("أفاد مراسلنا بأن الطائرات قصفت السوق")
    assert frame.rule == "the outlet's own correspondent"
