"""The sides of what two do together, one rule a test."""

import pytest
from tests.extract.pages import ruled, words


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("انهارت محادثات القاهرة أمس", "القاهرة"),
        ("اتفاق القاهرة لم ينفذ", "القاهرة"),
        ("حرب غزة مستمرة", "غزة"),
    ],
)
def test_lone_place_beside_talks_or_war_is_the_venue(text: str, place: str) -> None:
    [claim] = ruled(text)
    assert (claim.source, claim.target) == (None, None)
    assert claim.place is not None
    assert claim.place.text == place


def test_two_capitals_beside_talks_are_their_sides() -> None:
    [claim] = ruled("محادثات القاهرة وأنقرة")
    assert (words(claim.source), words(claim.target)) == ("القاهرة", "أنقرة")


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت تركيا هدنة مع إيران",
        "أعلنت تركيا التوصل إلى هدنة مع إيران",
        "أكدت تركيا وإيران التوصل إلى هدنة",
    ],
)
def test_truce_that_is_announced_is_the_announcers(text: str) -> None:
    [claim] = ruled(text)
    assert (claim.type, words(claim.source), words(claim.target)) == ("ceasefire", "تركيا", "إيران")


def test_truce_that_two_announce_is_both_theirs() -> None:
    [claim] = ruled("أعلنت تركيا وإيران هدنة في الشمال")
    assert (words(claim.source), words(claim.target)) == ("تركيا", "إيران")


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("اندلعت اشتباكات في البلدة أسفرت عن مقتل 5 جنود", "5 جنود"),
        ("قتل 5 مسلحين في اشتباكات قرب البلدة", "5 مسلحين"),
    ],
)
def test_victims_are_the_source_of_a_clash_without_sides(text: str, victims: str) -> None:
    [claim] = ruled(text)
    assert (claim.type, words(claim.source), claim.target) == ("clash", victims, None)


def test_victims_are_no_source_of_a_clash_between_two() -> None:
    [claim] = ruled("اندلعت اشتباكات بين تركيا وإيران أسفرت عن مقتل 5 جنود")
    assert (words(claim.source), words(claim.target)) == ("تركيا", "إيران")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال الرئيس التركي خلال زيارة إلى طهران إن السوق مفتوح", "الرئيس التركي"),
        ("خلال زيارة إلى طهران قال الرئيس التركي إن السوق مفتوح", "الرئيس التركي"),
        ("قالت وزيرة الخارجية التركية خلال لقاء في أنقرة إن الطريق مفتوح", "وزيرة الخارجية التركية"),
    ],
)
def test_who_speaks_on_the_occasion_of_a_visit_takes_part_in_it(text: str, speaker: str) -> None:
    [claim] = ruled(text)
    assert (claim.type, words(claim.source)) == ("talks", speaker)
    assert claim.why["source"] == "who speaks on the occasion"


def test_who_is_quoted_behind_according_to_takes_no_part() -> None:
    assert ruled("بدأت زيارة إلى طهران، بحسب الرئيس التركي")[0].source is None


def test_helper_is_a_further_side() -> None:
    [claim] = ruled("عقدت المحادثات بمساعدة قطر بين تركيا وإيران")
    assert [(other.text, other.part) for other in claim.others] == [("قطر", "side")]


@pytest.mark.parametrize("text", ["بدأت الهدنة الروسية أمس", "تتواصل الوساطة القطرية"])
def test_adjective_of_a_truce_or_mediation_names_no_side(text: str) -> None:
    [claim] = ruled(text)
    assert (claim.source, claim.target) == (None, None)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("اعتقل الجيش التونسي عشرات المسلحين في اشتباكات قرب الحدود.", ("الجيش التونسي", "عشرات المسلحين")),
        ("اندلعت اشتباكات بين قبيلتين في الجنوب.", ("قبيلتين", "قبيلتين")),
        (
            "الحرب بين القوات الموالية للحكومة منذ عام، وبين الحوثيين.",
            ("القوات الموالية للحكومة", "الحوثيين"),
        ),
        ('اندلعت اشتباكات بين الجيش و"حركة الشباب" أمس.', ("الجيش", "حركة الشباب")),
    ],
)
def test_sides_of_fighting_are_both_found(text: str, sides: tuple[str, str]) -> None:
    found = [(words(c.source), words(c.target)) for c in ruled(text) if c.type == "clash"]
    assert found == [sides]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("وصل وزير الخارجية التركي إلى بيروت في زيارة رسمية.", "بيروت"),
        ("خلال زيارة إلى إندونيسيا، قال الرئيس التركي إن بلاده ترفض القرار.", "إندونيسيا"),
    ],
)
def test_visit_is_to_the_state_that_is_visited(text: str, target: str) -> None:
    assert words(ruled(text)[0].target) == target


def test_who_brokers_is_no_side_of_the_truce_of_the_two_foes() -> None:
    text = "قصف الجيش الأرميني بلدة. ورد الجيش الأذربيجاني. واندلعت معارك عنيفة."
    claim = ruled(text)[-1]
    assert [p.country for p in (claim.source, claim.target) if p is not None] == ["ARM", "AZE"]


def test_fighting_told_of_another_country_is_not_the_pages_foes() -> None:
    text = "قصف الجيش الأرميني بلدة. ورد الجيش الأذربيجاني. واندلعت معارك عنيفة في اليمن."
    claim = ruled(text)[-1]
    assert (claim.type, claim.source, claim.target) == ("clash", None, None)


def test_dual_behind_between_is_both_sides() -> None:
    [claim] = ruled("قتل عشرة في اشتباكات بين قبيلتين جنوب ليبيا")
    assert words(claim.source) == words(claim.target) == "قبيلتين"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("اندلع تمرد مسلح على أراضي البلاد", (None, None)),
        (
            "عقد اجتماع الوزير التركي مع نظيره الإيراني حول العلاقات بين البلدين",
            ("الوزير التركي", "نظيره الإيراني"),
        ),
    ],
)
def test_sides_are_those_of_the_own_words(text: str, sides: tuple[str | None, str | None]) -> None:
    claim = ruled(text)[0]
    assert (words(claim.source), words(claim.target)) == sides


def test_between_behind_another_deed_belongs_to_that_deed() -> None:
    text = "يؤكد المراقبون صمود وقف إطلاق النار واستمرار اجتماعات اللجنة بين تركيا وإيران"
    why = {claim.type: claim.why.get("source") for claim in ruled(text)}
    assert why["talks"] == "sides named by between"
    assert why["ceasefire"] != "sides named by between"


def test_things_are_talked_of_and_not_with() -> None:
    claim = ruled("وقعت الإمارات أمس اتفاقا لشراء طائرات مسيرة.")[0]
    assert (words(claim.source), claim.target) == ("الإمارات", None)


def test_neighbour_of_the_place_of_fighting_takes_no_part() -> None:
    claim = ruled("دارت مواجهات في محافظة نينوى الحدودية مع سوريا")[0]
    assert (words(claim.source), words(claim.target)) == (None, None)
