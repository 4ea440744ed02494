"""A verb without a subject goes on in a voice that it agrees with."""

import pytest
from tests.extract.pages import ruled, words


def voice_of(text: str, trigger: str) -> str | None:
    [claim] = [claim for claim in ruled(text) if claim.trigger.text == trigger]
    return words(claim.attribution.speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "قالت السفيرة الأميركية إن الهدنة ضرورية. وقال المندوب الروسي إن الجسر مغلق."
            " وأضافت أن مسلحين هاجموا السوق.",
            "السفيرة الأميركية",
        ),
        (
            "قال المندوب الروسي إن الجسر مغلق. وقالت المنظمة إن الهدنة ضرورية. وأضاف أن مسلحين هاجموا السوق.",
            "المندوب الروسي",
        ),
        (
            "قال المندوب الروسي إن الجسر مغلق. وأضاف أن مسلحين هاجموا السوق.",
            "المندوب الروسي",
        ),
        (
            "قال المندوب الروسي إن الجسر مغلق. وأضافت أن مسلحين هاجموا السوق.",
            "المندوب الروسي",
        ),
    ],
    ids=["she", "he", "the last one", "nobody else agrees"],
)
def test_who_goes_on_speaking_agrees_with_the_verb(text: str, speaker: str) -> None:
    assert voice_of(text, "هاجموا") == speaker


def test_plural_verb_goes_on_with_several() -> None:
    text = "قال مسؤولون أتراك إن الجسر مغلق. وقال المندوب الروسي إن الهدنة ضرورية. وأضافوا أن مسلحين هاجموا السوق."
    assert voice_of(text, "هاجموا") == "مسؤولون أتراك"
