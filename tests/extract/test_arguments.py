"""Who does it and to whom, by the rules alone."""

import pytest
from tests.extract.pages import ruled, told, words

Told = tuple[str, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("قصفت طائرات إسرائيلية مواقع في دمشق", "طائرات إسرائيلية", "مواقع في دمشق"),
        ("سيطرت قوات الدعم السريع على مدينة الفاشر", "قوات الدعم السريع", None),
        ("اعتقلت الشرطة الإسرائيلية 5 فلسطينيين", "الشرطة الإسرائيلية", "5 فلسطينيين"),
        ("أفرجت السلطات المصرية عن 20 معتقلا", "السلطات المصرية", "20 معتقلا"),
        ("انسحبت القوات الفرنسية من مالي", "القوات الفرنسية", None),
        ("فرضت الولايات المتحدة عقوبات على إيران", "الولايات المتحدة", "إيران"),
        ("التقى الرئيس المصري وزير الخارجية التركي", "الرئيس المصري", "وزير الخارجية التركي"),
        ("القوات التي قصفت البلدة انسحبت", "القوات", "البلدة"),
        ("اتهمت أرمينيا أذربيجان بقصف قرى حدودية", "أذربيجان", "قرى حدودية"),
        ("أصيب جنديان في عملية طعن في الخليل", None, "جنديان"),
        ("قُتل ثلاثة جنود في كمين نصبه مسلحون", "مسلحون", "ثلاثة جنود"),
        ("قتل صياد على يد مسلحين قرب الميناء", "مسلحين", "صياد"),
        ("هجوم للمسلحين على القاعدة التركية", "مسلحين", "القاعدة التركية"),
        ("الغارة الأميركية على المعسكر", "الأميركية", "المعسكر"),
        ("شن الجيش التركي هجوما على المسلحين", "الجيش التركي", "المسلحين"),
        ("تعرضت القاعدة التركية لقصف من المسلحين", "المسلحين", "القاعدة التركية"),
    ],
)
def test_verb_or_noun_has_this_source_and_target(text: str, source: str | None, target: str | None) -> None:
    claim = ruled(text)[0]
    assert (words(claim.source), words(claim.target)) == (source, target)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("اندلعت اشتباكات بين الجيش السوداني وقوات الدعم السريع", ["الجيش السوداني", "قوات الدعم السريع"]),
        ("عقدت محادثات بين السعودية وإيران", ["السعودية", "إيران"]),
        ("اشتبك الجيش اللبناني مع مسلحين", ["الجيش اللبناني", "مسلحين"]),
        ("اندلعت معارك بين الطرفين", ["الطرفين", "الطرفين"]),
    ],
)
def test_symmetric_types_name_two_sides_in_text_order(text: str, sides: list[str]) -> None:
    [claim] = ruled(text)
    assert [words(claim.source), words(claim.target)] == sides


def test_mediator_does_not_stand_behind_the_comma_that_ends_its_phrase() -> None:
    [claim] = [
        c
        for c in ruled("تتبادل الحكومة الليبية وقوات الشرق، بوساطة محلية، جثث عشرات المقاتلين")
        if c.type == "release"
    ]
    assert [side for side in claim.others if side.part == "mediator"] == []


def test_third_side_and_mediator_are_further_parties() -> None:
    [claim] = ruled("عقدت محادثات بين روسيا وتركيا وإيران برعاية الأمم المتحدة")
    assert [(party.text, party.part) for party in claim.others] == [
        ("إيران", "side"),
        ("الأمم المتحدة", "mediator"),
    ]


def test_host_is_a_further_party() -> None:
    claim = ruled("تستضيف مصر المحادثات بين روسيا وأوكرانيا")[0]
    assert ("مصر", "host") in [(party.text, party.part) for party in claim.others]


def test_speaker_of_our_forces_is_their_owner() -> None:
    [claim] = ruled("قال الرئيس الإيراني: «قواتنا قصفت مواقع المسلحين»")
    assert told(claim.source) == ("قواتنا", "IRN", "MIL")


def test_speaker_of_us_is_the_source() -> None:
    [claim] = ruled("قال قائد الجيش التركي: «قصفنا مواقع المسلحين»")
    assert words(claim.source) == "قائد الجيش التركي"


def test_pronoun_on_the_noun_points_to_the_party_before() -> None:
    claim = ruled("واصلت روسيا هجومها على المدينة")[0]
    assert words(claim.source) == "روسيا"


def test_attacked_place_is_target_and_place() -> None:
    [claim] = ruled("استهدفت غارة إسرائيلية بلدة درعا")
    assert (words(claim.target), claim.place and claim.place.text) == ("بلدة درعا", "بلدة درعا")


def test_one_party_does_not_fill_both_slots() -> None:
    for text in ("هاجم الجيش", "قصف الجيش التركي", "انسحب الجيش من القاعدة", "قتل جندي"):
        for claim in ruled(text):
            assert claim.source is None or claim.source != claim.target, text


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("أعلنت الوزارة مقتل 4 جنود وإصابة 11 مدنيا في قصف على درعا", None, id="victims"),
        pytest.param("هدد قائد الحرس الثوري بقصف القواعد الأميركية", "قائد الحرس الثوري", id="threat"),
        pytest.param("لم يصب أحد في الهجوم الذي استهدف السفارة الأميركية", None, id="hit by a relative"),
        pytest.param("تعهدت تركيا بمواصلة القصف في سوريا", "تركيا", id="promise"),
        pytest.param("اعترف الجيش الإسرائيلي بقصف المستشفى", "الجيش الإسرائيلي", id="admission"),
        pytest.param("نفت روسيا قصف المدرسة", "روسيا", id="denial"),
    ],
)
def test_source_is_not_who_stands_next_to_the_noun(text: str, source: str | None) -> None:
    assert words(ruled(text)[0].source) == source


def test_two_joined_subjects_are_the_two_sides() -> None:
    claim = ruled("وقعت السعودية وإيران اتفاقا في بكين")[0]
    assert (words(claim.source), words(claim.target)) == ("السعودية", "إيران")


def test_dual_head_with_two_countries_is_both_sides() -> None:
    [claim] = ruled("يلتقي وزيرا خارجية روسيا وتركيا غدا")
    assert [party and party.country for party in (claim.source, claim.target)] == ["RUS", "TUR"]


def test_dual_head_behind_another_subject_names_its_partners() -> None:
    claim = ruled("يلتقي وزير الخارجية الأميركي غدا وزيري خارجية مصر وتركيا")[0]
    assert [party and party.country for party in (claim.source, claim.target)] == ["USA", "EGY"]
    assert [(party.country, party.part) for party in claim.others] == [("TUR", "side")]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        pytest.param("قتل مسلحون ستة حراس في غارة ليلية", "مسلحون", "ستة حراس", id="killed in a raid"),
        pytest.param("اختطف حارس من منزله على يد مسلحين", "مسلحين", "حارس", id="at the hands of"),
        pytest.param("هاجم المسلحون القافلة وخطفوا سائقا", "المسلحون", "سائقا", id="joined plural"),
    ],
)
def test_doer_is_the_subject_told_before_or_behind_the_deed(text: str, source: str, target: str) -> None:
    claim = ruled(text)[-1]
    assert (words(claim.source), words(claim.target)) == (source, target)


def test_captors_named_by_an_agent_phrase_are_no_captives() -> None:
    [claim] = ruled("تحدث الجيران عن خطف على يد ثلاثة مسلحين")
    assert (words(claim.source), claim.casualties) == ("ثلاثة مسلحين", ())


def test_parties_have_country_and_role() -> None:
    [claim] = ruled("اعتقلت الشرطة الإسرائيلية 5 فلسطينيين")
    assert told(claim.source) == ("الشرطة الإسرائيلية", "ISR", "COP")
    assert told(claim.target) == ("5 فلسطينيين", "PSE", "CVL")


@pytest.mark.parametrize(
    ("text", "party", "part"),
    [
        ("قصفت القوات التركية قاعدة قرب درعا بالاشتراك مع القوات الروسية", "القوات الروسية", "side"),
        ("اعتقلت الشرطة المصرية 5 مسلحين بالتنسيق مع الجيش السوداني", "الجيش السوداني", "side"),
        ("توسطت روسيا في هدنة بين أرمينيا وأذربيجان", "روسيا", "mediator"),
    ],
)
def test_partner_and_broker_are_further_parties(text: str, party: str, part: str) -> None:
    assert (party, part) in [(other.text, other.part) for other in ruled(text)[0].others]
