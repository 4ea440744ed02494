"""Violence and its metaphors."""

import pytest
from tests.extract.pages import read, ruled

from riwaya.extract.topic import other_topic_share

SPORT = "فاز الفريق في المباراة بعد هجوم سريع. وسجل اللاعب هدفا في الشوط الثاني من الدوري."


def test_words_of_other_topics_are_counted_in_a_hundred_tokens() -> None:
    assert other_topic_share(read(SPORT).sentences) > 3
    assert other_topic_share(read("قصفت الطائرات درعا أمس.").sentences) == 0
    assert other_topic_share(()) == 0


def test_attack_of_a_football_team_is_no_claim() -> None:
    assert [claim.type for claim in ruled(SPORT)] == []


def test_killing_on_a_page_about_sport_stays_a_claim() -> None:
    claims = ruled(SPORT + " وقتل 3 أشخاص في هجوم على الملعب.")
    assert [c.min for claim in claims for c in claim.casualties] == [3]


def test_progress_without_forces_or_ground_is_no_advance() -> None:
    assert [claim.type for claim in ruled("تحدث الوزير عن تقدم كبير في التحقيق")] == []
    assert [claim.type for claim in ruled("تقدمت القوات نحو درعا")] == ["capture"]


def test_running_away_is_no_displacement_without_people_or_a_place() -> None:
    assert [claim.type for claim in ruled("بدت الضحية في وضعية هروب")] == []
    assert [claim.type for claim in ruled("سجلت المنظمة هروب مئات العائلات")] == ["displace"]


ACCIDENT = "انقلبت حافلة على الطريق الساحلي مساء أمس."


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # What an accident did is not coded (ruling 22), wherever the page tells it.
        (ACCIDENT + "\nوقال المستشفى إن عشرة ركاب قتلوا.\nوأضاف أن 12 راكبا أصيبوا.", []),
        ("قتل خمسة عمال في حريق بمصنع", []),
        ("أدى تسرب غاز إلى انفجار في المطعم", []),
        # Violence in the same story, or what lit the fire, is.
        (ACCIDENT + "\nوهاجم مسلحون سيارات الإسعاف وقتلوا سائقا.", ["attack"]),
        ("قتل خمسة عمال في حريق أشعله قصف المصنع", ["attack"]),
    ],
)
def test_accidents_make_no_claims(text: str, types: list[str]) -> None:
    assert [claim.type for claim in ruled(text)] == types
