"""Who speaks: the subject of a reporting verb, or whoever spoke last."""

import pytest
from tests.extract.pages import frames_of, ruled, told, words


def speakers(text: str) -> dict[str, str | None]:
    return {claim.trigger.text: words(claim.attribution.speaker) for claim in ruled(text)}


def test_owner_of_what_is_confirmed_does_not_speak() -> None:
    text = "قال الوزير الفرنسي إن الهدنة ضرورية، كما أكد استعداد إيطاليا لإرسال مساعدات إنسانية"
    assert "إيطاليا" not in [frame.speaker and frame.speaker.text for frame in frames_of(text)]


def test_party_of_a_relative_clause_is_no_subject() -> None:
    text = "أكدت النقابة في بيان أنها تدين الجريمة التي أقدم عليها الجيش التركي وأدت إلى مقتل مصور"
    assert set(speakers(text).values()) == {"النقابة"}


def test_dead_that_a_body_counts_do_not_speak() -> None:
    text = "قالت وسائل إعلام سورية نقلا عن بيان عسكري إن القصف أسفر عن مقتل 5 أشخاص وإصابة 7 آخرين"
    assert set(speakers(text).values()) == {"بيان عسكري"}


def test_verb_that_goes_straight_on_has_no_subject_behind_it() -> None:
    text = "قال الوزير إن الجسر مغلق. وبعدما لفت إلى رسائل المتهمين، أشار إلى أن مسلحين هاجموا السوق."
    assert speakers(text) == {"هاجموا": "الوزير"}


def test_who_releases_pictures_says_what_they_show() -> None:
    text = "ونشرت كتائب القسام صورا قالت إنها لعملية استهداف دبابة"
    assert speakers(text) == {"استهداف": "كتائب القسام"}


def test_words_behind_a_name_may_end_it() -> None:
    text = "وكان وزير الزراعة الإيطالي ماريو دي روسي أعلن أن بلاده قصفت المرفأ"
    assert speakers(text) == {"قصفت": "وزير الزراعة الإيطالي ماريو دي روسي"}


def test_unknown_name_is_described_behind_the_comma() -> None:
    text = "وتوضح القيسي، وهي صحفية عراقية، أن مسلحين هاجموا السوق"
    [claim] = ruled(text)
    assert told(claim.attribution.speaker) == ("القيسي، وهي صحفية عراقية", "IRQ", "MED")


def test_foreign_name_may_begin_with_the_letter_of_a_preposition() -> None:
    assert speakers("قال بوسنين، إن مسلحين هاجموا السوق") == {"هاجموا": "بوسنين"}


def test_short_name_is_that_of_a_voice_heard_before() -> None:
    text = "قالت وزارة الصحة في غزة إن القصف استمر. وأكدت الصحة أن مسيرات قصفت مستشفى."
    claim = next(claim for claim in ruled(text) if claim.trigger.text == "قصفت")
    assert told(claim.attribution.speaker) == ("الصحة", "PSE", "GOV")


def test_clause_that_describes_somebody_gives_him_no_floor() -> None:
    text = (
        "أدانت النقابة العراقية تصريح النائب الإسرائيلي الذي برر قتل المصورين. وقالت إن مسلحين هاجموا مقرها."
    )
    assert speakers(text)["هاجموا"] == "النقابة العراقية"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("تبنى تنظيم داعش الهجوم على السوق", "تنظيم داعش"),
        ("وتبنت كتائب القسام الهجوم على القاعدة", "كتائب القسام"),
    ],
)
def test_who_claims_a_deed_says_so(text: str, speaker: str) -> None:
    [claim] = ruled(text)
    assert (words(claim.attribution.speaker), claim.attribution.stance) == (speaker, "confirms")


def test_statement_speaks_for_its_owner_before_a_bare_object() -> None:
    text = "وأشار بيان الوزارة التركية إلى استمرار القصف"
    assert speakers(text) == {"القصف": "الوزارة التركية"}


def test_letter_that_calls_on_somebody_is_of_those_who_sign_it() -> None:
    text = "وقع نواب أتراك رسالة تطالب الحكومة السورية بوقف القصف"
    assert speakers(text) == {"القصف": "نواب أتراك"}


def test_deed_that_is_claimed_ends_what_the_group_says() -> None:
    text = "تبنى تنظيم داعش الهجوم على السوق، وقصفت الطائرات التركية الميناء"
    voices = speakers(text)
    assert voices["قصفت"] is None


def test_foreign_name_may_look_like_whom_is_told() -> None:
    assert speakers("وقال ليسينكو إن مسلحين هاجموا السوق") == {"هاجموا": "ليسينكو"}
    assert speakers("وقال للصحفيين إن مسلحين هاجموا السوق") == {"هاجموا": None}


def test_verb_behind_a_verb_is_no_name() -> None:
    assert speakers("قالت شاهدة: رأيتهم يسحقونه قبل أن يهاجموا السوق") == {"يهاجموا": "شاهدة"}


def test_relative_clause_goes_on_in_the_voice_of_its_sentence() -> None:
    text = "قال الوزير الأمريكي إن بلاده تشعر بقلق بالغ من الهجمات التي قال إنها خلفت ثلاثة قتلى"
    assert set(speakers(text).values()) == {"الوزير الأمريكي"}
