"""Parties in news sentences: how far a phrase reaches, and what it is."""

import pytest

from riwaya.languages.ar.arabic import Arabic
from riwaya.languages.ar.parties import load_party_lexicons, person_names
from riwaya.model.reading import PartyMention


@pytest.fixture(scope="module")
def arabic() -> Arabic:
    return Arabic()


def parties(text: str, arabic: Arabic) -> tuple[PartyMention, ...]:
    tokens = arabic.tokens(text, 0, len(text))
    return arabic.parties(tokens, text, numbers=arabic.numbers(tokens, text)).mentions


def texts(text: str, arabic: Arabic) -> list[str]:
    return [party.text for party in parties(text, arabic)]


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("زار وزير الخارجية النرويجي إيدن لارسن المخيم", "وزير الخارجية النرويجي إيدن لارسن"),
        (
            "وقالت المتحدثة باسم الحكومة الكينية، ماري أوتينو، إن",
            "المتحدثة باسم الحكومة الكينية، ماري أوتينو",
        ),
        ("وصل رئيس الحكومة التشادية إلى المدينة", "رئيس الحكومة التشادية"),
        ("أكد سامي الخوري، المتحدث باسم الجيش اللبناني أن", "سامي الخوري، المتحدث باسم الجيش اللبناني"),
        ("قتل 7 جنود نيجيريين في كمين", "7 جنود نيجيريين"),
        ("أصيب عشرات المدنيين في القصف", "عشرات المدنيين"),
        ("نزح أكثر من 60 ألف شخص", "أكثر من 60 ألف شخص"),
        ("قصفت الطائرات مواقع لحزب الله", "مواقع لحزب الله"),
        ("اعتقلت الشرطة عددا من المتظاهرين", "عددا من المتظاهرين"),
        ("هاجم مسلحون من قبيلة الدينكا القرية", "مسلحون من قبيلة الدينكا"),
        ("أعلنت وزارة الصحة في تشاد الحصيلة", "وزارة الصحة في تشاد"),
        ("نقلت وكالة «سانا» السورية الخبر", "وكالة «سانا» السورية"),
        ("أعلن المتحدث العسكري العميد سالم القحطاني", "المتحدث العسكري العميد سالم القحطاني"),
        ("هاجمت هذه المجموعات القرية", "هذه المجموعات"),
        ("وصلت سلطات جمهورية آرتساخ غير المعترف بها دوليا", "سلطات جمهورية آرتساخ غير المعترف بها دوليا"),
        ("أصيب رجلا شرطة في الحادث", "رجلا شرطة"),
        ("قال مدير المرصد الليبي لحقوق الإنسان أمس", "مدير المرصد الليبي لحقوق الإنسان"),
        ("قصفت مدفعية الجيش الأجهزة الأمنية والعسكرية", "مدفعية الجيش"),
        ("فجر انتحاري نفسه أمام السوق", "انتحاري"),
        ("خطف مسلحون أربعة جنود", "مسلحون"),
        ("دمر القصف مستودعا للوقود", "مستودعا للوقود"),
        ("أعدمت السلطات مدانين بتهريب السلاح", "مدانين بتهريب السلاح"),
        ("نشرت القناة صور المتهمين بتفجير الجسر", "المتهمين بتفجير الجسر"),
        ("أمر المدعي العام بفتح تحقيق", "المدعي العام"),
        ("زار الرئيس العام الماضي المدينة", "الرئيس"),
        ("عاد آلاف النازحين السوريين من تركيا", "آلاف النازحين السوريين"),
        ("وصل وزيرا خارجية كينيا وأوغندا أمس", "وزيرا خارجية كينيا وأوغندا"),
        ("التقى المبعوث الخاص للرئيس الكيني ديفيد موانغي الوفد", "المبعوث الخاص للرئيس الكيني ديفيد موانغي"),
        ("قال جون كيربي المتحدث باسم البيت الأبيض إن", "جون كيربي المتحدث باسم البيت الأبيض"),
        ("وقال ديمبيلي إن الفندق آمن", "ديمبيلي"),
        ("أحرق مسلحون مسجدا قديما", "مسجدا قديما"),
        ("سقطت القذيفة على مركز للشرطة في الحي", "مركز للشرطة"),
        ("هاجم مسلحون مسيحيين في القرية", "مسلحون"),
        ("خطف قطاع طرق ثلاث ممرضات", "ثلاث ممرضات"),
        ('هاجمت حركة "19 مايو" الثكنة', 'حركة "19 مايو"'),
        ('اتفقت "قوات الساحل" و"ألوية الجبل" أمس', "قوات الساحل"),
    ],
)
def test_phrase_reaches_as_far_as_its_words_belong_together(
    sentence: str, phrase: str, arabic: Arabic
) -> None:
    assert phrase in texts(sentence, arabic)


@pytest.mark.parametrize(
    ("sentence", "phrase", "facts"),
    [
        ("أعلن الجيش التركي العملية", "الجيش التركي", ("TUR", "MIL", "organisation")),
        ("أعلنت قوات الأمن المصرية ذلك", "قوات الأمن المصرية", ("EGY", "COP", "organisation")),
        ("قالت مصادر طبية سورية إن", "مصادر طبية سورية", ("SYR", "MED_H", "unnamed")),
        ("قال مصدر أمني عراقي إن", "مصدر أمني عراقي", ("IRQ", "COP", "unnamed")),
        ("قال مسؤول عسكري أميركي إن", "مسؤول عسكري أميركي", ("USA", "MIL", "unnamed")),
        ("ذكرت وكالة رويترز أن", "وكالة رويترز", ("GBR", "MED", "agency")),
        ("تبنى تنظيم داعش الهجوم", "تنظيم داعش", (None, "REB", "organisation")),
        ("هاجم الحوثيون السفينة", "الحوثيون", ("YEM", "REB", "organisation")),
        ("نفت قوات الدعم السريع الاتهام", "قوات الدعم السريع", ("SDN", "REB", "organisation")),
        ("انسحب جيش الاحتلال من البلدة", "جيش الاحتلال", ("ISR", "MIL", "organisation")),
        ("انتشرت قوات حفظ السلام الروسية", "قوات حفظ السلام الروسية", ("RUS", "PKO", "organisation")),
        ("دعت الأمم المتحدة إلى الهدوء", "الأمم المتحدة", ("UNO", "IGO", "organisation")),
        ("فرّ السكان الأرمن في قره باغ", "السكان الأرمن في قره باغ", ("XNK", "CVL", "unnamed")),
        ("قتل 668 فلسطينيا هذا العام", "668 فلسطينيا", ("PSE", "CVL", "unnamed")),
        ("أجلي 264 مقاتلا أوكرانيا", "264 مقاتلا أوكرانيا", ("UKR", "MIL", "unnamed")),
        ("قال المتحدث باسم الكرملين إن", "المتحدث باسم الكرملين", ("RUS", "GOV", "person")),
        ("قالت الخارجية الجزائرية إنها", "الخارجية الجزائرية", ("DZA", "GOV", "organisation")),
        ("نفت الدفاع الروسية ذلك", "الدفاع الروسية", ("RUS", "GOV", "organisation")),
        ("هاجمت جماعة مسلحة القرية", "جماعة مسلحة", (None, "REB", "organisation")),
        ("اتهمت موسكو خصومها", "موسكو", ("RUS", "GOV", "organisation")),
        ("أدانت قطر الهجوم", "قطر", ("QAT", "GOV", "organisation")),
        ("تضررت قوات الاتحاد الأفريقي", "قوات الاتحاد الأفريقي", ("AFU", "PKO", "organisation")),
        ("وفق تحقيق أميركي جديد", "تحقيق أميركي جديد", ("USA", None, "document")),
        ("قتل ستة مقاتلين في الكمين", "ستة مقاتلين", (None, "REB", "unnamed")),
        ("دعت قوى المعارضة إلى إضراب", "قوى المعارضة", (None, "OPP", "organisation")),
        ("أحبطت إدارة مكافحة المخدرات التهريب", "إدارة مكافحة المخدرات", (None, "COP", "organisation")),
        ("وصل المبعوث الأممي إلى صنعاء", "المبعوث الأممي إلى صنعاء", ("UNO", "IGO", "person")),
        ("اتصل رجب طيب أردوغان أمس", "رجب طيب أردوغان", ("TUR", "GOV", "person")),
        ("هاجم المتمردون الجيش الكونغولي", "الجيش الكونغولي", ("COD", "MIL", "organisation")),
        ("انتشل رجال الإنقاذ الجرحى", "رجال الإنقاذ", (None, "MED_H", "unnamed")),
        ("أسر الجيش جنودا كوريين شماليين", "جنودا كوريين شماليين", ("PRK", "MIL", "unnamed")),
        ("احتج جنود كوريون جنوبيون", "جنود كوريون جنوبيون", ("KOR", "MIL", "unnamed")),
        ("هاجم ثلاثة مستوطنين القرية", "ثلاثة مستوطنين", ("ISR", "CVL", "unnamed")),
        ("قتل مهاجمون مصلين مسلمين", "مصلين مسلمين", (None, "CVL", "unnamed")),
        ("تقدم مقاتلو المعارضة نحو المدينة", "مقاتلو المعارضة", (None, "REB", "organisation")),
        ("قصف الجيش دفاعات جوية", "دفاعات جوية", (None, "MIL", "organisation")),
        ("خطف مسلحون عاملين في المجال الطبي", "عاملين في المجال الطبي", (None, "MED_H", "unnamed")),
        ("اعتقل الأمن ناشطا في حركة حماس", "ناشطا في حركة حماس", ("PSE", "CVL", "unnamed")),
        ("سقطت طائرة ركاب كينية", "طائرة ركاب كينية", ("KEN", "CVL", None)),
    ],
)
def test_party_has_country_role_and_kind_of_its_words(
    sentence: str, phrase: str, facts: tuple[str | None, str | None, str], arabic: Arabic
) -> None:
    [party] = [party for party in parties(sentence, arabic) if party.text == phrase]
    assert (party.country, party.role, party.kind) == facts


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("تجمع المتظاهرون أمام البرلمان", "تجمع المتظاهرون"),
        ("وعلى الرغم من الهدنة استمر القصف", "على الرغم"),
        ("بثت القناة تسجيلا مصورا", "مصورا"),
        ("انسحب الجنود من البلدة", "البلدة"),
        ("نقل الجنود على متن طائرة عسكرية", "طائرة عسكرية"),
        ("التقارير الواردة من كينيا مقلقة", "كينيا"),
        ("وصف الجنود الهجوم", "وصف الجنود"),
        ("الدبلوماسية وحدها تنهي النزاع", "الدبلوماسية"),
        ("عاد السكان إلى المدينة المدمرة", "المدمرة"),
        ("ينص الاتفاق على القضاء على الإرهاب", "القضاء"),
    ],
)
def test_verb_place_or_thing_is_no_party(sentence: str, word: str, arabic: Arabic) -> None:
    assert word not in texts(sentence, arabic)


def test_state_that_lends_its_help_stays_a_party(arabic: Arabic) -> None:
    assert "كينيا" in texts("هاجم الجيش القرية بدعم من كينيا", arabic)


def test_unnamed_source_of_no_office_is_homeless(arabic: Arabic) -> None:
    plain, medical = (parties(f"قالت {phrase} إن", arabic)[0] for phrase in ("مصادر مطلعة", "مصادر طبية"))
    assert (plain.homeless, medical.homeless) == (True, False)


def test_demonym_of_an_act_is_the_state_behind_it(arabic: Arabic) -> None:
    [party] = parties("غارة إسرائيلية", arabic)
    assert (party.text, party.country, party.role) == ("إسرائيلية", "ISR", "GOV")


@pytest.mark.parametrize(
    "sentence", ["تبادل الطرفان القصف", "اتفق البلدان أمس", "رفض كلا الجانبين", "التقى زعيما البلدين"]
)
def test_phrase_for_two_sides_names_both(sentence: str, arabic: Arabic) -> None:
    assert [party.both for party in parties(sentence, arabic)] == [True]


def test_definite_noun_without_name_points_back(arabic: Arabic) -> None:
    [army, ministry] = parties("هاجمت القوات الوزارة", arabic)
    assert (army.text, army.anaphoric, ministry.text, ministry.anaphoric) == ("القوات", True, "الوزارة", True)


def test_noun_with_pronoun_points_back(arabic: Arabic) -> None:
    [party] = parties("وسحبت قواتها", arabic)
    assert (party.text, party.role, party.anaphoric) == ("قواتها", "MIL", True)


def test_phrase_starts_after_its_clitics(arabic: Arabic) -> None:
    assert texts("وللجيش السوداني دور", arabic) == ["جيش السوداني"]


def test_dual_noun_keeps_its_number(arabic: Arabic) -> None:
    [party] = parties("قتل جنديان في القصف", arabic)
    assert (party.text, party.number) == ("جنديان", "dual")


def test_coordinated_parties_are_separate_mentions(arabic: Arabic) -> None:
    assert texts("اجتمعت روسيا وتركيا", arabic) == ["روسيا", "تركيا"]


def test_human_plural_after_a_force_is_its_object(arabic: Arabic) -> None:
    assert texts("طاردت القوات المسلحين", arabic) == ["القوات", "المسلحين"]


def test_capital_in_a_place_phrase_is_no_party(arabic: Arabic) -> None:
    assert texts("انفجرت سيارة ملغومة في موسكو", arabic) == ["سيارة ملغومة"]


def test_state_after_locative_is_no_party(arabic: Arabic) -> None:
    assert texts("تدور معارك في قطاع غزة", arabic) == []


def test_soldiers_do_not_take_the_place_they_died_in(arabic: Arabic) -> None:
    assert "جنود" in texts("قتل جنود في سوريا", arabic)


def test_name_of_the_person_is_told_apart_from_the_office(arabic: Arabic) -> None:
    [party] = parties("صرح الرئيس الكيني ويليام روتو أمس", arabic)
    assert (party.name, party.kind) == ("ويليام روتو", "person")


def test_well_known_person_lends_country_to_a_bare_rank(arabic: Arabic) -> None:
    [party] = parties("قال العميد يحيى سريع", arabic)
    assert (party.text, party.country, party.role) == ("العميد يحيى سريع", "YEM", "REB")


def test_verbal_noun_like_a_feminine_person_is_no_party(arabic: Arabic) -> None:
    assert texts("بدأت مشاركة واسعة في مهمة صحفية", arabic) == []


def test_names_without_title_or_verb_need_two_name_tokens(arabic: Arabic) -> None:
    text = "التقى محمد عبد الله سامي خليل في مقهى خليل"
    names = person_names(arabic.tokens(text, 0, len(text)), text, lexicons=load_party_lexicons())
    assert [(name.text, name.kind) for name in names] == [("محمد عبد الله سامي خليل", "person")]


def test_conjunction_is_cut_from_a_given_name(arabic: Arabic) -> None:
    text = "حضر طارق سليم وعماد بولعراس"
    names = person_names(arabic.tokens(text, 0, len(text)), text, lexicons=load_party_lexicons())
    assert [name.text for name in names] == ["طارق سليم", "عماد بولعراس"]


def test_mentions_do_not_overlap_and_spans_prove_their_text(arabic: Arabic) -> None:
    text = "أعلنت وزارة الدفاع أن 5 جنود ماليين قتلوا بعدما هاجمت جماعة نصرة الإسلام والمسلمين قافلة للجيش"
    found = parties(text, arabic)
    assert [text[party.start : party.end] for party in found] == [party.text for party in found]
    assert all(left.end <= right.start for left, right in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("نفت وزارة الزراعة في نورلاندا أمس ذلك", "وزارة الزراعة في نورلاندا"),
        ("أعلنت وزارة النقل في الحكومة الانتقالية أن", "وزارة النقل في الحكومة الانتقالية"),
        ("قالت حكومة نورلاندا مساء أمس إن", "حكومة نورلاندا"),
        ("وصل وزير خارجية فرناندا رامي الحاجي أمس", "وزير خارجية فرناندا رامي الحاجي"),
        ("وقال المتحدث باسمها رامي الحاجي إن", "المتحدث باسمها رامي الحاجي"),
        ("قال رئيس بلدية زنكلون، علي السبتي، إن", "رئيس بلدية زنكلون، علي السبتي"),
        ("ووصف حاكم ولاية كوغارا، توماس إيكونغا، الهجوم", "حاكم ولاية كوغارا، توماس إيكونغا"),
        ("قال رئيس الوفد إلى المفاوضات، رامي الحاجي، إن", "رئيس الوفد إلى المفاوضات، رامي الحاجي"),
        ("وقال إيكوندا باراغوا، حاكم إقليم زنكلون، إن", "إيكوندا باراغوا، حاكم إقليم زنكلون"),
        ("وقال مصطفى الدالي وهو محلل سياسي كويتي إن", "مصطفى الدالي وهو محلل سياسي كويتي"),
        ("قال الرئيس التشادي حسن شيخ إدريس إن", "الرئيس التشادي حسن شيخ إدريس"),
        ("كتبت وسائل إعلام نرويجية عدة عن", "وسائل إعلام نرويجية عدة"),
        ("وقال مصدر مطلع على الشؤون العسكرية الكورية إن", "مصدر مطلع على الشؤون العسكرية الكورية"),
        ("قال سكان ومصادر طبية إن", "سكان ومصادر طبية"),
        ("دعت نقابة المعلمين الكويتيين إلى الإضراب", "نقابة المعلمين الكويتيين"),
        ("أطلقت الشرطة الصحفيين المعتقلين", "الصحفيين المعتقلين"),
        ("أسقطت الدفاعات الطائرات المسيرة", "الطائرات المسيرة"),
        ("قصفت القوات أربعة مواقع", "أربعة مواقع"),
        ("أسروا أربعة جنود نورلانديين فجرا", "أربعة جنود نورلانديين"),
        ("دارت معارك بين جيشي نورلاندا وبارلاندا", "جيشي نورلاندا وبارلاندا"),
        ("أفاد مراسلون لوكالة رويترز في كيتو", "مراسلون لوكالة رويترز"),
    ],
)
def test_complement_of_unknown_words_is_not_cut(sentence: str, phrase: str, arabic: Arabic) -> None:
    assert phrase in texts(sentence, arabic)


@pytest.mark.parametrize(
    ("sentence", "left_out"),
    [
        ("عقد الوزير مؤتمرا قصيرا في اجتماع صحفي بالعاصمة", "صحفي"),
        ("أدان الوزير الهجوم المسلح على القرية", "المسلح"),
        ("لم يتضح مصدرها ولا مصدر النيران", "مصدرها"),
        ("لم يتضح مصدر النيران", "مصدر النيران"),
        ("من جهة أخرى قال الوزير إن", "أخرى"),
        ("وقعت غارات بين كفر النور ودير السرو أمس", "دير السرو"),
        ("ولد الشهيد رامي الحاجي في القرية", "د الشهيد رامي الحاجي"),
    ],
)
def test_word_that_cannot_act_is_no_party(sentence: str, left_out: str, arabic: Arabic) -> None:
    assert left_out not in texts(sentence, arabic)


def test_victim_after_a_noun_of_killing_stays_a_party(arabic: Arabic) -> None:
    assert texts("أكد الناطق مقتل عسكري", arabic) == ["الناطق", "عسكري"]


def test_object_in_another_case_is_no_adjective(arabic: Arabic) -> None:
    assert texts("هاجم المتظاهرون المسلحين", arabic) == ["المتظاهرون", "المسلحين"]


def test_office_of_one_country_is_not_named_by_where_he_is(arabic: Arabic) -> None:
    assert texts("زار الملك الرئيس الفنلندي في هلسنكي", arabic)[-1] == "الرئيس الفنلندي"


def test_forces_of_a_people_in_its_territory_are_the_territorys(arabic: Arabic) -> None:
    [party] = parties("انسحبت القوات الأرمنية في قره باغ", arabic)
    assert (party.text, party.country, party.role) == ("القوات الأرمنية في قره باغ", "XNK", "MIL")


def test_separatist_authorities_govern(arabic: Arabic) -> None:
    [party] = parties("أعلنت السلطات الانفصالية", arabic)
    assert party.role == "GOV"


def test_state_that_is_both_sides_of_two_armies_is_told(arabic: Arabic) -> None:
    [party] = parties("انسحب جيشا نورلاندا وبارلاندا", arabic)
    assert (party.both, party.role) == (True, "MIL")
