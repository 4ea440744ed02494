"""Numbers in sentences of the kind that newsrooms write; every expectation is written by hand."""

import pytest

from riwaya.languages.ar.arabic import Arabic
from riwaya.languages.ar.counted_nouns import load_counted_forms, people_count
from riwaya.model.reading import NumberMention


@pytest.fixture(scope="module")
def arabic() -> Arabic:
    return Arabic()


def read(arabic: Arabic, text: str) -> list[NumberMention]:
    found: list[NumberMention] = []
    for start, end in arabic.sentences(text):
        found += arabic.numbers(arabic.tokens(text, start, end), text)
    return found


def facts(arabic: Arabic, text: str) -> list[tuple[str, float | None, float | None]]:
    return [(number.text, number.min, number.max) for number in read(arabic, text)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("قتل ثلاثة جنود", "ثلاثة", 3),
        ("أصيبت ثلاث نساء", "ثلاث", 3),
        ("اعتقل أحد عشر رجلا", "أحد عشر", 11),
        ("اعتقلت إحدى عشرة امرأة", "إحدى عشرة", 11),
        ("أصيب اثنا عشر عاملا", "اثنا عشر", 12),
        ("قتل خمسة وأربعون مسلحا", "خمسة وأربعون", 45),
        ("قتل مئة شخص", "مئة", 100),
        ("نزحت مائتا عائلة", "مائتا", 200),
        ("وصل ثلاثمئة مراقب", "ثلاثمئة", 300),
        ("وصل ثلاثمائة مراقب", "ثلاثمائة", 300),
        ("وصل ثلاث مئة مراقب", "ثلاث مئة", 300),
        ("وصل ألف وخمسمئة وثلاثة وعشرون نازحا", "ألف وخمسمئة وثلاثة وعشرون", 1523),
        ("أصيب 74 ألفا 694 شخصا", "74 ألفا 694", 74_694),
        ("نزح ألفا شخص", "ألفا", 2000),
        ("بلغ العدد ألفا", "ألفا", 1000),
        ("بلغ العدد عشرين ألفا", "عشرين ألفا", 20000),
        ("نزح ألفان من السكان", "ألفان", 2000),
        ("عاد ثلاثة آلاف نازح", "ثلاثة آلاف", 3000),
        ("عاد 3 آلاف نازح", "3 آلاف", 3000),
        ("نزح 84 ألف شخص", "84 ألف", 84000),
        ("نزح مليونا شخص", "مليونا", 2000000),
        ("يحتاج مليونان منهم", "مليونان", 2000000),
        ("يحتاج 1.5 مليون شخص", "1.5 مليون", 1500000),
        ("نزح مليون ونصف مليون لاجئ", "مليون ونصف مليون", 1500000),
        ("نزح نصف مليون لاجئ", "نصف مليون", 500000),
        ("وصل عشرون ألفا و500 مقاتل", "عشرون ألفا و500", 20500),
        ("سقط ١٢ قتيلا", "١٢", 12),
        ("بلغ العدد ٢٥٬٠٠٠ نازح", "٢٥٬٠٠٠", 25000),
        ("بلغ العدد 25,000 نازح", "25,000", 25000),
        ("بلغ العدد 25.000 نازح", "25.000", 25000),
        ("قتل (8) مدنيين", "8", 8),
        ("أعيد لـ20 أسيرا حقهم", "20", 20),
    ],
)
def test_stated_number_has_its_value(arabic: Arabic, text: str, words: str, value: int) -> None:
    assert facts(arabic, text) == [(words, value, value)]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("قتل أكثر من 30 جنديا", "أكثر من 30", 31, None),
        ("قتل ما لا يقل عن عشرين شخصا", "ما لا يقل عن عشرين", 20, None),
        ("قتل ما يزيد عن 157 شخصا", "ما يزيد عن 157", 158, None),
        ("قتل 20 شخصا على الأقل", "20 شخصا على الأقل", 20, None),
        ("نزح ما يصل إلى 30 عائلة", "ما يصل إلى 30", None, 30),
        ("قتل أقل من عشرة جنود", "أقل من عشرة", None, 9),
        ("قتل بين 5 و7 مسلحين", "بين 5 و7", 5, 7),
        ("قتل ما بين ثلاثة وخمسة مسلحين", "ما بين ثلاثة وخمسة", 3, 5),
        ("قتل من 10 إلى 12 مسلحا", "من 10 إلى 12", 10, 12),
        ("قتل خمسة أو ستة جنود", "خمسة أو ستة", 5, 6),
        ("قتل 20-30 جنديا", "20-30", 20, 30),
        ("نزح 3 إلى 5 آلاف شخص", "3 إلى 5 آلاف", 3000, 5000),
        ("قتل عشرات الجنود", "عشرات", 20, 99),
        ("قتل المئات", "المئات", 100, 999),
        ("نزح آلاف السكان", "آلاف", 1000, 9999),
        ("نزحت عشرات الآلاف", "عشرات الآلاف", 20000, 99999),
        ("نزحت مئات الآلاف", "مئات الآلاف", 100000, 999999),
        ("قتل عدة أشخاص", "عدة", 2, None),
        ("قتل عدد من الجنود", "عدد من", 2, None),
        ("قتل بعض المسلحين", "بعض", 2, None),
        ("قتل عدد كبير من الجنود", "عدد كبير من", 2, None),
        ("أصيب عدد آخر", "عدد آخر", 2, None),
        ("دمرت عدة آلاف منها", "عدة آلاف", 1000, 9999),
    ],
)
def test_bound_opens_or_closes_the_number(
    arabic: Arabic, text: str, words: str, low: int | None, high: int | None
) -> None:
    assert facts(arabic, text) == [(words, low, high)]


@pytest.mark.parametrize("word", ["نحو", "حوالي", "قرابة", "زهاء"])
def test_approximation_keeps_the_number_and_says_so(arabic: Arabic, word: str) -> None:
    [number] = read(arabic, f"أصيب {word} 50 شخصا")
    assert (number.text, number.min, number.max, number.approx) == (f"{word} 50", 50, 50, True)


def test_toll_revision_gives_two_numbers_not_a_range(arabic: Arabic) -> None:
    text = "ارتفعت حصيلة القتلى من 12 إلى 15 شخصا"
    assert facts(arabic, text) == [("12", 12, 12), ("15", 15, 15)]


@pytest.mark.parametrize(
    ("text", "words"),
    [("أصيب جنديان في القصف", "جنديان"), ("اعتقل شخصين", "شخصين"), ("مقتل القتيلين", "القتيلين")],
)
def test_dual_noun_counts_as_exactly_two(arabic: Arabic, text: str, words: str) -> None:
    [number] = read(arabic, text)
    assert (number.text, number.min, number.max, number.counted) == (words, 2, 2, words)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("قتل 4 جنود", "جنود"),
        ("قتل 20 من الجنود", "الجنود"),
        ("قتل جندي واحد", "جندي"),
        ("فر المهاجمون الخمسة", "المهاجمون"),
        ("أصيب 40 آخرون", "آخرون"),
        ("أعلنت وفاة اثنين", None),
        ("بعد إصابة العشرات", None),
        ("وفاة عامل واحد وإصابة آخر", "عامل"),
        ("قتل (12) مدنيا", "مدنيا"),
        ("قتل عشرات المقاتلين", "المقاتلين"),
        ("أصيب 12 بينهم نساء", None),
        ("وصل 20 وغادر القائد", None),
        ("في 17 نوفمبر", None),
    ],
)
def test_counted_noun_is_found_after_or_before_the_number(
    arabic: Arabic, text: str, counted: str | None
) -> None:
    [number] = read(arabic, text)
    assert number.counted == counted


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("عاد 35% من السكان", "35%", "percent", 35),
        ("عاد ٣٥٪ منهم", "٣٥٪", "percent", 35),
        ("عاد أربعون في المئة منهم", "أربعون في المئة", "percent", 40),
        ("عاد 2.5 بالمائة منهم", "2.5 بالمائة", "percent", 2.5),
        ("عاد نصف السكان", "نصف", "fraction", 0.5),
        ("عاد ثلاثة أرباع السكان", "ثلاثة أرباع", "fraction", 0.75),
        ("في المرة الثالثة", "الثالثة", "ordinal", 3),
        ("اللواء الحادي عشر", "الحادي عشر", "ordinal", 11),
        ("الفوج الخامس والعشرين", "الخامس والعشرين", "ordinal", 25),
    ],
)
def test_percents_fractions_and_ordinals_are_kinds_of_their_own(
    arabic: Arabic, text: str, words: str, kind: str, value: float
) -> None:
    [number] = read(arabic, text)
    assert (number.text, number.kind, number.min, number.max) == (words, kind, value, value)


@pytest.mark.parametrize(
    "text",
    [
        "أسقطت مقاتلة اف16",
        "وصلت منظومة اس-400",
        "في الساعة 12:30",
        "يوم الاثنين الماضي",
        "يوم الأحد",
        "انظر https://example.org/2020/77",
        "في كانون الأول",
        "لم يصب أحد",
        "ارتفع عدد الضحايا",
        "أسوأ بكثير",
    ],
)
def test_codes_times_weekdays_and_addresses_are_no_numbers(arabic: Arabic, text: str) -> None:
    assert facts(arabic, text) == []


def test_bound_after_one_number_does_not_pass_to_the_next(arabic: Arabic) -> None:
    text = "قتل عشرون على الأقل واثنان من المدنيين"
    assert facts(arabic, text) == [("عشرون على الأقل", 20, None), ("اثنان", 2, 2)]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("جندي", (1, 1)),
        ("جنديا", (1, 1)),
        ("الجنديين", (2, 2)),
        ("جنود", (2, None)),
        ("جنودا", (2, None)),
        ("أطفالا", (2, None)),
        ("والقتلى", (2, None)),
        ("للمدنيين", (2, None)),
        ("مسلحون", (2, None)),
        ("مرافقيه", (2, None)),
        ("صاروخ", None),
        ("قال", None),
    ],
)
def test_noun_of_persons_counts_by_its_number(
    arabic: Arabic, word: str, count: tuple[int, int | None] | None
) -> None:
    [token] = arabic.tokens(word, 0, len(word))
    assert people_count(token, load_counted_forms()) == count


@pytest.mark.parametrize(
    ("text", "words", "counted"),
    [
        ("لا جرحى في الحادث", "لا جرحى", "جرحى"),
        ("انتهت العملية ولا إصابات", "لا إصابات", "إصابات"),
        ("مر اليوم بدون تسجيل أي وفيات", "بدون تسجيل أي وفيات", "وفيات"),
        ("لم يعتقل أي متظاهر", "أي متظاهر", "متظاهر"),
        ("نفت الشركة سقوط أي ضحايا", "أي ضحايا", "ضحايا"),
    ],
)
def test_none_counts_as_zero_with_its_noun(arabic: Arabic, text: str, words: str, counted: str) -> None:
    [number] = read(arabic, text)
    assert (number.text, number.min, number.max, number.counted) == (words, 0, 0, counted)


@pytest.mark.parametrize(
    "text",
    ["أي إصابات تقصدون", "دون خسائر مادية", "لا شيء جديد", "دون علم القتلى"],
)
def test_what_denies_no_harm_to_people_is_no_zero(arabic: Arabic, text: str) -> None:
    assert facts(arabic, text) == []


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("تجاوز عدد الموقوفين 300", "300", 301, None),
        ("لم يتجاوز عدد الحضور العشرين", "العشرين", None, 20),
        ("زاد عدد النازحين على 900 شخص", "900", 901, None),
        ("لا يقل عدد المصابين عن 40", "40", 40, None),
        ("تجاوزت القافلة الحاجز ووصل 20 متطوعا", "20", 20, 20),
        ("تجاوز الوفد الحدود في 3 ساعات", "3", 3, 3),
        ("لم تتعد المدة عشرين يوما", "عشرين", None, 20),
        ("أكثر بقليل من مئة عامل", "أكثر بقليل من مئة", 101, None),
        ("أنتج المصنع أكثر من 60% من حاجته", "أكثر من 60%", 60, None),
        ("توقف العمل في أقل من 1% من المدارس", "أقل من 1%", None, 1),
        ("وصل بضع عشرات", "بضع عشرات", 20, 99),
        ("بقي 60 في المئة على الأكثر من العمال", "60 في المئة على الأكثر", None, 60),
    ],
)
def test_verb_of_bound_lends_its_bound_over_the_subject(
    arabic: Arabic, text: str, words: str, low: int | None, high: int | None
) -> None:
    assert facts(arabic, text) == [(words, low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "ينص القانون 13 على ذلك",
        "طبقت المادة 7 من الميثاق",
        "تحرك اللواء 22 شمالا",
        "خرق القرار رقم 2334",
        "عادت ثورة 25 يناير إلى الواجهة",
        "تراجع النمو في الربع الثالث",
    ],
)
def test_figure_in_a_name_counts_nothing(arabic: Arabic, text: str) -> None:
    assert facts(arabic, text) == []


def test_figure_behind_a_numbered_noun_counts_the_noun_that_follows(arabic: Arabic) -> None:
    assert facts(arabic, "أغلق الطريق 9 متظاهرين") == [("9", 9, 9)]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("في الدورة الـ12 من المهرجان", "الـ12", "ordinal"),
        ("في القرن الـ19", "الـ19", "ordinal"),
        ("اجتمعت الدول الـ27", "27", "cardinal"),
        ("عاد الجنود الـ6", "6", "cardinal"),
        ("وصل الـ20 عاملا", "20", "cardinal"),
    ],
)
def test_figures_with_article_rank_one_thing_and_count_many(
    arabic: Arabic, text: str, words: str, kind: str
) -> None:
    [number] = read(arabic, text)
    assert (number.text, number.kind) == (words, kind)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أغلقت السلطات معبرين حدوديين", ["معبرين"]),
        ("تضررت لافتتان كبيرتان", ["لافتتان"]),
        ("أصيب جنديان آخران", ["جنديان"]),
        ("كانتا متجهتين إلى الميناء", []),
        ("التقى الرئيس بوتين", []),
        ("وصلت شحنة إلى باكستان", []),
    ],
)
def test_dual_of_a_thing_counts_once_and_look_alikes_do_not(
    arabic: Arabic, text: str, words: list[str]
) -> None:
    assert [number.text for number in read(arabic, text)] == words


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("بلغ العدد مليونا و200 ألف", "مليونا و200 ألف", 1200000),
        ("تراجع الإنتاج %7 في عام", "%7", 7),
        ("غادر ثلثهم البلدة", "ثلثهم", 1 / 3),
    ],
)
def test_joined_scales_signs_before_figures_and_shares_of_them(
    arabic: Arabic, text: str, words: str, value: float
) -> None:
    [number] = read(arabic, text)
    assert (number.text, number.min) == (words, number.max)
    assert number.min == pytest.approx(value)


def test_scale_after_a_range_of_figures_belongs_to_both_ends(arabic: Arabic) -> None:
    assert facts(arabic, "نزح 30-40 ألف شخص") == [("30-40 ألف", 30000, 40000)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("صوت 65 في المئة من الناخبين", "الناخبين"),
        ("احترق نصف المحصول", "المحصول"),
        ("زاد 30% مقارنة بالأمس", None),
    ],
)
def test_percents_and_fractions_count_their_whole(arabic: Arabic, text: str, counted: str | None) -> None:
    assert read(arabic, text)[0].counted == counted
