"""Who says what: one pattern of attribution a test."""

import pytest
from tests.extract.pages import frames_of, ruled, told, words

from riwaya.extract.frames import Frame
from riwaya.model.codebook import Stance


def said(text: str) -> list[tuple[str | None, Stance, list[str]]]:
    return [
        (frame.speaker.text if frame.speaker else None, frame.stance, [link.text for link in frame.via])
        for frame in frames_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("قال المتحدث باسم الجيش إن القصف توقف", "المتحدث باسم الجيش", "asserts"),
        ("وأعلنت وزارة الدفاع الروسية أن قواتها انسحبت", "وزارة الدفاع الروسية", "asserts"),
        ("وزارة الدفاع الروسية أعلنت أن قواتها انسحبت", "وزارة الدفاع الروسية", "asserts"),
        ("نفت الوزارة أن تكون قصفت البلدة", "الوزارة", "denies"),
        ("اعترف الجيش الإسرائيلي بأنه قصف المستشفى", "الجيش الإسرائيلي", "confirms"),
        ("اتهمت أرمينيا أذربيجان بقصف القرى", "أرمينيا", "accuses"),
        ("دعا مجلس الأمن إلى وقف القتال", "مجلس الأمن", "demands"),
        ("هدد الرئيس الإيراني بالرد", "الرئيس الإيراني", "threatens"),
        ("تعهدت تركيا بمواصلة القصف", "تركيا", "promises"),
        ("رفضت حماس إطلاق سراح الرهائن", "حماس", "refuses"),
        ("حذرت الأمم المتحدة من موجة نزوح", "الأمم المتحدة", "warns"),
        ("توقع المبعوث الأممي انهيار الهدنة", "المبعوث الأممي", "expects"),
        ("مصادر طبية: مقتل 18 مدنيا", "مصادر طبية", "asserts"),
        ("بحسب رويترز، قتل جنديان", "رويترز", "asserts"),
        ("قتل جنديان، وفقا لمصدر أمني", "مصدر أمني", "asserts"),
    ],
)
def test_reporting_word_makes_one_frame_of_its_speaker(text: str, speaker: str, stance: Stance) -> None:
    assert said(text) == [(speaker, stance, [])]


def test_agency_that_was_told_is_a_link_of_the_chain() -> None:
    text = "قال شهود لرويترز إن الطائرات قصفت السوق"
    [frame] = frames_of(text)
    assert [frame.speaker and frame.speaker.text, *(link.text for link in frame.via)] == ["شهود", "رويترز"]


def test_agency_that_quotes_passes_on_what_its_source_says() -> None:
    [claim] = ruled("نقلت رويترز عن مصدر طبي أن الطائرات قصفت السوق")
    assert told(claim.attribution.speaker) == ("مصدر طبي", None, "MED_H")
    assert [told(link) for link in claim.attribution.via] == [("رويترز", "GBR", "MED")]


def test_quoting_behind_the_verb_makes_the_chain_too() -> None:
    [claim] = ruled("قالت رويترز نقلا عن مصدر طبي إن الطائرات قصفت السوق")
    assert words(claim.attribution.speaker) == "مصدر طبي"
    assert [link.text for link in claim.attribution.via] == ["رويترز"]


def test_statement_speaks_for_the_body_that_made_it() -> None:
    [claim] = ruled("قتل جنديان في قصف على القاعدة، بحسب بيان لوزارة الدفاع التركية")
    assert words(claim.attribution.speaker) == "وزارة الدفاع التركية"


def test_participle_goes_on_in_the_voice_before_it() -> None:
    first, second = frames_of("قال الوزير التركي إن الجيش انسحب، محذرا من هجوم جديد")
    assert first.speaker == second.speaker
    assert (first.stance, second.stance) == ("asserts", "warns")


def test_noun_of_denial_with_its_pronoun_is_a_frame_of_the_one_before() -> None:
    text = "جددت روسيا نفيها قصف المدرسة"
    assert ("روسيا", "denies", []) in said(text)


def test_verb_without_a_subject_takes_up_the_speaker_before() -> None:
    claims = ruled("قالت وزارة الدفاع التركية إن الجيش قصف القاعدة. وأضافت أن المسلحين انسحبوا.")
    assert [words(claim.attribution.speaker) for claim in claims] == ["وزارة الدفاع التركية"] * 2


def test_open_quotation_goes_on_into_the_next_sentence() -> None:
    text = "قال الرئيس الإيراني: «قواتنا انسحبت. قصفنا القاعدة أمس»."
    claims = ruled(text)
    assert [(words(c.attribution.speaker), c.attribution.quote) for c in claims] == [
        ("الرئيس الإيراني", "direct"),
        ("الرئيس الإيراني", "direct"),
    ]


def test_closed_quotation_reaches_no_further() -> None:
    first, second = ruled("قال الرئيس الإيراني: «قواتنا انسحبت». وقصفت طائرات القاعدة.")
    assert (first.attribution.quote, second.attribution.quote) == ("direct", "none")
    assert second.attribution.speaker is None


def test_sentence_without_a_word_of_saying_is_the_outlets_own() -> None:
    assert frames_of("قصفت الطائرات القاعدة فجرا") == ()


def test_unknown_words_between_verb_and_complement_are_a_persons_name() -> None:
    assert said("قال زرفان مكتيلي إن الجيش انسحب")[0][0] == "زرفان مكتيلي"


def test_unknown_name_is_read_where_the_complement_names_nobody() -> None:
    assert said("قال زرفان مكتيلي إن القصف توقف")[0][0] == "زرفان مكتيلي"


def test_frames_stand_in_order_of_their_reach() -> None:
    frames = frames_of("قال الوزير إن الجيش انسحب، مضيفا أن الجماعة أعلنت أنها قصفت القاعدة")
    assert [frame.first for frame in frames] == sorted(frame.first for frame in frames)
    assert all(isinstance(frame, Frame) and frame.rule for frame in frames)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأضاف بيان صادر عن مكتب بعثة الأمم المتحدة أن 20 شخصا قتلوا", "مكتب بعثة الأمم المتحدة"),
        ("وأصدر الجيش التركي، أمس، بيانا قال فيه إن الطائرات قصفت السوق", "الجيش التركي"),
        ("قال شهود لوكالة المرفأ عبر الهاتف إن الطائرات قصفت السوق", "شهود"),
    ],
)
def test_paper_and_telephone_speak_for_whoever_used_them(text: str, speaker: str) -> None:
    frame = frames_of(text)[-1]
    assert frame.speaker is not None
    assert frame.speaker.text == speaker


def test_verb_that_goes_straight_on_keeps_the_voice_before_it() -> None:
    *_, claim = ruled("قالت وزارة الدفاع التركية إن القصف توقف.\nوأشارت إلى وقوع إصابات في صفوف المدنيين.")
    assert words(claim.attribution.speaker) == "وزارة الدفاع التركية"


def test_what_a_plural_verb_threatens_does_not_speak() -> None:
    assert "روسيا" not in [said_by[0] for said_by in said("متطرفون يهددون روسيا بهجمات")]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("أعلنت الوزارة أن القصف أصاب مستودعا، وفقا لرويترز", ["الوزارة", "رويترز"]),
        ("قتل جنديان، وفقا لرويترز", ["رويترز"]),
        ("أعلنت الوزارة أن القصف أصاب مستودعا، وفقا لشهود", ["الوزارة"]),
        ("في مقابلة مع قناة المرفأ، أكد القائد أن جيشه قصف البلدة", ["القائد", "قناة المرفأ"]),
        ("قالت الجماعة عبر قناتها الرسمية إن الطائرات قصفت البلدة", ["الجماعة"]),
        ("قالت المنظمة عبر منصة المرفأ إن الطائرات قصفت البلدة", ["المنظمة"]),
        ("وقع القصف الخميس، وفق ما نقلت رويترز عن حاكم المنطقة", ["حاكم المنطقة", "رويترز"]),
        ("نقلت رويترز عن بيان صادر عن وزارة الدفاع قولها إن القصف أصاب مستودعا", ["وزارة الدفاع", "رويترز"]),
    ],
)
def test_agency_credited_behind_a_speaker_is_a_link(text: str, chain: list[str]) -> None:
    [claim] = ruled(text)
    speaker = claim.attribution.speaker
    assert [speaker and speaker.text, *(link.text for link in claim.attribution.via)] == chain


def test_source_named_again_keeps_its_chain() -> None:
    text = "قال مصدر طبي لرويترز إن القصف أصاب مستودعا.\nوأضاف المصدر أن القصف أوقع 3 قتلى."
    later = ruled(text)[-1]
    assert [link.text for link in later.attribution.via] == ["رويترز"]


def test_source_quoted_by_an_agency_and_named_again_keeps_its_chain() -> None:
    text = "ونقلت وكالة المرفأ عن مصدر عسكري قوله إن القصف أصاب مستودعا.\nوأضاف المصدر أن القصف أوقع 3 قتلى."
    later = ruled(text)[-1]
    assert [link.text for link in later.attribution.via] == ["وكالة المرفأ"]


def test_official_before_a_colon_keeps_the_chain_of_the_sentence_before() -> None:
    text = "قال مسؤول محلي لرويترز إن القصف أصاب مستودعا.\nوقال المسؤول: «أوقع القصف 3 قتلى»."
    later = ruled(text)[-1]
    assert [link.text for link in later.attribution.via] == ["رويترز"]


def test_credit_of_the_sentence_comes_before_a_chain_carried_over() -> None:
    text = "نقلت الوكالات عن الوزارة قولها إن القصف أصاب مستودعا.\nوأضافت أن القصف أوقع 3 قتلى، وفقا لرويترز."
    later = ruled(text)[-1]
    assert [link.text for link in later.attribution.via] == ["رويترز"]


def test_person_of_the_headline_is_no_link_before_the_same_one_with_a_name() -> None:
    [claim] = ruled(
        "وزير خارجية إيران يشدد على أن الأمور تسوء وقال وزير خارجية إيران عباس عراقجي إن القصف أصاب مستودعا"
    )
    assert claim.attribution.via == ()


def test_statement_that_quotes_another_in_a_clause_of_its_own_takes_nothing_over() -> None:
    claims = ruled("دعا المبعوث إلى هدنة في تعز، ونقل البيان عن الوزير قوله إن القصف توقف")
    [truce] = [claim for claim in claims if claim.type == "ceasefire"]
    assert truce.attribution.speaker is not None
    assert (truce.attribution.speaker.text, truce.attribution.stance) == ("المبعوث", "demands")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأضاف قائلا: «قصفت الطائرات البلدة»", None),
        ("قالت الجماعة عبر قناتها إن الطائرات قصفت البلدة", "الجماعة"),
        ("جاء في بيان لوزارة الدفاع أن الطائرات قصفت البلدة", "وزارة الدفاع"),
        ("أما وزارة الدفاع الأرمينية فقالت إن القصف أصاب البلدة", "وزارة الدفاع الأرمينية"),
        ("سقط ضحايا بين المدنيين، لتعلن روسيا قصف البلدة", "روسيا"),
        ("فر قائد حكومة لا تعترف بها السلطة بعد قصف البلدة", None),
        ("تضررت بلدة يبلغ عدد سكانها ألفي نسمة من قصف عنيف", None),
    ],
)
def test_speaker_is_whoever_the_clause_lets_speak(text: str, speaker: str | None) -> None:
    [claim] = [claim for claim in ruled(text) if claim.type == "attack"]
    assert words(claim.attribution.speaker) == speaker


def test_denial_does_not_reach_over_what_the_outlet_sets_against_it() -> None:
    claims = ruled("نفت الوزارة أن تكون قواتها قصفت البلدة، بينما بدأت محادثات في القاهرة")
    assert [(claim.type, claim.attribution.stance) for claim in claims] == [
        ("attack", "denies"),
        ("talks", "asserts"),
    ]


def test_party_behind_a_verb_that_describes_a_noun_is_the_accused() -> None:
    [claim] = ruled("تداول ناشطون تقارير على الشبكة تتهم الجيش التركي بقصف القرية.")
    speaker = claim.attribution.speaker
    assert speaker is not None
    assert (speaker.text, claim.attribution.stance) == ("تقارير", "accuses")
    assert claim.source is not None
    assert claim.source.text == "الجيش التركي"


def test_statement_speaks_and_not_who_acts_in_it() -> None:
    [claim] = [c for c in ruled("جاء في البيان أن الجيش التركي قصف القرية.") if c.type == "attack"]
    speaker = claim.attribution.speaker
    assert speaker is not None
    assert (speaker.text, claim.source and claim.source.text) == ("البيان", "الجيش التركي")


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("تحدث شهود عيان عن إطلاق نار كثيف", "شهود عيان", "asserts"),
        ("وثقت المنظمة الدولية مقتل 40 مدنيا", "المنظمة الدولية", "asserts"),
        ("رصد المركز السوري مقتل 5 عمال", "المركز السوري", "asserts"),
        ("غرد وزير الخارجية الإيراني بأن القصف توقف", "وزير الخارجية الإيراني", "asserts"),
        ("جدد الرئيس التركي دعوته إلى وقف القتال", "الرئيس التركي", "asserts"),
        ("رفض الجيش السوري اتهامات بقصف المستشفى", "الجيش السوري", "denies"),
        ("قصفت الطائرات السوق، قال المتحدث العسكري اليمني.", "المتحدث العسكري اليمني", "asserts"),
        ("وبحسب البيان، قصفت القوات السوق", "البيان", "asserts"),
    ],
)
def test_further_words_of_saying_make_a_frame(text: str, speaker: str, stance: Stance) -> None:
    assert (speaker, stance, []) in said(text)


def test_shelling_that_is_renewed_is_nothing_said() -> None:
    assert frames_of("وجدد الطيران الحربي قصفه على المدينة") == ()


def test_plan_that_is_followed_says_nothing() -> None:
    assert frames_of("أصدر الوزير أمرا بفتح المعبر، وفق خطة الحكومة الليبية") == ()


def test_source_behind_an_agency_speaks_through_it() -> None:
    text = "هاجم مسلحون السوق، بحسب ما أفادت به وكالة الصحافة الفرنسية نقلا عن متحدث باسم الشرطة"
    [claim] = ruled(text)
    assert words(claim.attribution.speaker) == "متحدث باسم الشرطة"
    assert [link.text for link in claim.attribution.via] == ["وكالة الصحافة الفرنسية"]


def test_sources_joined_to_a_speaker_pass_nothing_on() -> None:
    [claim] = ruled("هاجم مسلحون السوق، حسبما ذكرت مصادر طبية وتقارير إعلامية")
    assert (words(claim.attribution.speaker), claim.attribution.via) == ("مصادر طبية", ())


def test_deed_that_is_announced_passes_on_nobodys_words() -> None:
    text = "كتائب القسام تعلن قصف المرفأ وأعلنت سرايا القدس استهداف القاعدة"
    assert [link for _, _, links in said(text) for link in links] == []


def test_platform_that_somebody_writes_on_is_no_link() -> None:
    text = "كتب المتحدث باسم الجيش الإسرائيلي في منشور على منصة إكس أن القوات انسحبت"
    assert said(text) == [("المتحدث باسم الجيش الإسرائيلي", "asserts", [])]


def test_who_renews_an_accusation_accuses() -> None:
    [claim] = ruled("وجدد رئيس الحكومة السورية اتهام الجيش التركي بقصف السوق")
    assert (words(claim.attribution.speaker), claim.attribution.stance) == ("رئيس الحكومة السورية", "accuses")
    assert words(claim.source) == "الجيش التركي"


def test_total_that_another_body_tells_of_is_its_own() -> None:
    claims = ruled("قتل ثمانية عمال، وفق وزارة الصحة التركية، فيما تحدث مسؤول محلي عن 11 قتيلا")
    voices = {claim.casualties[0].min: words(claim.attribution.speaker) for claim in claims}
    assert voices == {8: "وزارة الصحة التركية", 11: "مسؤول محلي"}


def test_announced_deed_ends_where_the_outlet_goes_on() -> None:
    text = "أعلنت جماعة الحوثي استهداف سفينة، فيما قصفت الطائرات الأمريكية ميناء الحديدة"
    voices = {claim.trigger.text: words(claim.attribution.speaker) for claim in ruled(text)}
    assert voices["استهداف"] == "جماعة الحوثي"
    assert voices["قصفت"] is None


def test_source_at_the_end_tells_of_its_own_clause() -> None:
    text = "قصفت الطائرات التركية الميناء، فيما هاجم مسلحون السوق، وفق مصدر أمني"
    voices = {claim.trigger.text: words(claim.attribution.speaker) for claim in ruled(text)}
    assert voices == {"قصفت": None, "هاجم": "مصدر أمني"}


def test_total_that_a_body_announced_is_its_own() -> None:
    [claim, *_] = ruled("وقتل 133 عاملا، وفقا لحصيلة غير نهائية أعلنتها لجنة التحقيق")
    assert words(claim.attribution.speaker) == "لجنة التحقيق"


def test_anniversary_is_no_verb_of_saying() -> None:
    assert frames_of("يحيي السكان ذكرى الهجوم بمسيرات") == ()


def test_media_that_relay_a_clause_report_it() -> None:
    text = "ونقلت وسائل الإعلام المغربية صباح اليوم أن الدرك أوقف شابا"
    assert said(text) == [("وسائل الإعلام المغربية", "asserts", [])]


def test_planes_that_carry_aid_report_nothing() -> None:
    assert frames_of("نقلت الطائرات المساعدات إلى المدينة بعد أن أغلق الجسر") == ()


def test_what_a_body_speaks_of_begins_before_a_quoted_word() -> None:
    text = "وكانت وكالة الأناضول تحدثت عن إصابة 25 «متسللا» جراء القصف"
    assert {words(claim.attribution.speaker) for claim in ruled(text)} == {"وكالة الأناضول"}
