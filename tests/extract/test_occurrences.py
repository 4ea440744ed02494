"""Which words make a claim of their own, and which say more of one already named."""

import pytest
from tests.extract.pages import drafts_of, ruled


def anchors(text: str) -> list[tuple[str, str]]:
    return [(draft.type, draft.trigger.text) for draft in drafts_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A result belongs to its cause.
        ("قتل 4 جنود في قصف على القاعدة", [("attack", "قصف")]),
        ("قتل 7 جنود في معارك مع المسلحين", [("clash", "معارك")]),
        ("هاجم مسلحون القرية وقتلوا 12 مدنيا", [("attack", "هاجم")]),
        ("أسفر الهجوم عن مقتل 4 جنود وإصابة 11 مدنيا", [("attack", "الهجوم")]),
        # Two fates in one breath are one toll.
        ("قتل خمسة عمال في المرفأ وأصيب 12 آخرون", [("attack", "قتل")]),
        # Who claims a deed makes a further claim of it (ruling 23).
        ("وقع الهجوم على المقر، وتبناه التنظيم", [("attack", "الهجوم"), ("attack", "تبناه")]),
        # A relative clause says more of the noun; a joined noun tells of another.
        ("كثفت الجماعة هجماتها الدامية والتي استهدفت خلالها المدارس", [("attack", "هجماتها")]),
        (
            "وقع الانفجار الأول في السوق والانفجار الثاني في الميناء",
            [("attack", "الانفجار"), ("attack", "الانفجار")],
        ),
        ("قضى عشرة مقاتلين في معارك قرب الجسر", [("clash", "معارك")]),
        ("شنت الجماعة سلسلة من الهجمات", [("attack", "شنت")]),
        # A casualty kind inside a battle is one of its casualties.
        ("مقتل جندي وفقدان 24 آخرين وأسر 13 أثناء الاشتباكات", [("clash", "الاشتباكات")]),
        ("الحرب التي أسفرت عن مقتل ألف شخص وتشريد آلاف السكان", [("clash", "الحرب")]),
        ("قتل وجرح 40 من عناصر التنظيم", [("attack", "قتل")]),
        # Two words, one occurrence: the one with a mode anchors.
        ("الهجوم الذي استهدف السفارة", [("attack", "الهجوم")]),
        # Nouns of people tell of nothing without a number.
        ("نقل الجرحى إلى المستشفى", []),
        ("نقل القتلى إلى المدينة", []),
        # A total over many strikes is a toll and takes them up (ruling 27).
        ("ارتفعت حصيلة ضحايا الغارات إلى 163", [("toll", "حصيلة ضحايا")]),
        # Names and dates hold no occurrence.
        ("قالت حركة الجهاد الإسلامي إن الوضع هادئ", []),
        ("وصل الوفد فجر الاثنين", []),
        # "By mediation of" is no occurrence of its own (ruling 2).
        ("بدأت المحادثات بوساطة قطر", [("talks", "المحادثات")]),
        # Destruction stated in its own clause is a claim beside the attack (ruling 25).
        ("دمر القصف ثلاثة منازل", [("damage", "دمر"), ("attack", "القصف")]),
    ],
)
def test_sentence_has_these_anchors(text: str, expected: list[tuple[str, str]]) -> None:
    assert anchors(text) == expected


def test_killing_without_agent_attack_or_weapon_is_a_toll() -> None:
    [claim] = ruled("قتل ثلاثة مدنيين في البلدة أمس")
    assert (claim.type, claim.mode) == ("toll", None)


def test_killing_with_an_agent_is_an_attack() -> None:
    [claim] = ruled("قتلت القوات الإسرائيلية ثلاثة مدنيين في البلدة أمس")
    assert claim.type == "attack"


def test_words_of_different_voices_stay_apart() -> None:
    claims = ruled("نفت روسيا قصف المدرسة وقالت أوكرانيا إن القصف قتل 3 مدنيين")
    assert [(claim.trigger.text, claim.attribution.stance) for claim in claims] == [
        ("قصف", "denies"),
        ("القصف", "asserts"),
    ]


def test_casualties_go_to_the_occurrence_that_caused_them() -> None:
    [draft] = drafts_of("قتل 4 جنود في قصف على القاعدة")
    assert [word.text for word in draft.words] == ["قتل", "قصف"]
    assert [(toll.kind, toll.min) for toll in draft.tolls] == [("killed", 4)]


def test_claim_of_responsibility_is_one_claim() -> None:
    assert [text for _, text in anchors("تبنى تنظيم داعش الهجوم على المسجد")] == ["تبنى"]


@pytest.mark.parametrize(
    "text", ["فرضت الولايات المتحدة عقوبات على إيران", "وقعت السعودية وإيران اتفاقا في بكين"]
)
def test_verb_and_its_object_are_one_occurrence(text: str) -> None:
    assert len(anchors(text)) == 1


def test_exchange_of_fire_is_one_occurrence() -> None:
    assert len(anchors("تبادل الطرفان إطلاق النار")) == 1


def test_stopping_is_no_arrest() -> None:
    assert [kind for kind, _ in anchors("قال الوزير إن القصف توقف")] == ["attack"]


def test_word_inside_the_name_of_a_ministry_tells_of_nothing() -> None:
    assert anchors("قالت وزارة الحرب إن الوضع هادئ") == []


def test_attack_said_to_have_hurt_nobody_has_zero() -> None:
    [draft] = drafts_of("قصفت الطائرات السوق ولم يصب أحد")
    assert [(toll.kind, toll.min, toll.max) for toll in draft.tolls] == [("wounded", 0, 0)]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("تعرضت مراكز تابعة للجيش لقصف عنيف", "قصف"),
        ("أعلن الجيش إصابة جنديين إثر تعرض الموقع لإطلاق نار", "إطلاق نار"),
    ],
)
def test_what_befalls_somebody_is_one_attack_with_its_verb(text: str, anchor: str) -> None:
    assert [found for kind, found in anchors(text) if kind == "attack"] == [anchor]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعاد الجيش انتشاره شرق المدينة", [("withdraw", "أعاد")]),
        ("انسحبت الدولة من اتفاق السلام", [("agreement", "انسحبت")]),
        ("أبرمت الحركة صفقة تبادل مع الحكومة", [("release", "صفقة تبادل")]),
        ("التزم الطرفان بوقف إطلاق النار", [("ceasefire", "التزم")]),
        ("تعرضت القاعدة لهجوم صاروخي", [("attack", "هجوم صاروخي")]),
    ],
)
def test_object_of_a_verb_is_part_of_its_occurrence(text: str, expected: list[tuple[str, str]]) -> None:
    assert anchors(text) == expected


def test_counted_people_who_get_help_or_go_on_strike_are_not_told_to_be_caught() -> None:
    assert anchors("قدمت المنظمة مساعدات لعشرة آلاف نازح") == [("aid", "قدمت")]
    assert anchors("أضرب عشرون أسيرا عن الطعام") == [("protest", "أضرب")]
    assert anchors("وصل إلى البلدة عشرة آلاف نازح") == [("displace", "وصل")]
