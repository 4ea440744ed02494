import pytest

from riwaya.clean.lines import read_lines
from riwaya.clean.topics import Topic
from riwaya.clean.turns import Told, Turn, Voice, turn_at
from riwaya.clean.vocabulary import furniture_words, split_words
from riwaya.languages.language import Language

STORY = "قتل ثلاثة جنود في قصف على معبر تل الريح فجر اليوم كما أعلنت وزارة الدفاع في ساردا. " * 5
GOES_ON = "وقالت وزارة الدفاع إن القصف على المعبر انطلق من شرق تل الريح."
UNLINKED = "القصف على معبر تل الريح انطلق من الشرق، بحسب وزارة الدفاع في ساردا."
HEADLINE = "ارتفاع أسعار القمح في أسواق وادي الزعفران"
OTHER = "ارتفعت أسعار القمح في أسواق وادي الزعفران خلال أسبوع."


def turn(
    gap: list[str],
    below: str,
    language: Language,
    *,
    voice: Voice = "main",
    broken: bool = False,
    behind: tuple[str, ...] = (),
) -> Turn:
    known = furniture_words(language)
    lines = read_lines("\n".join((*gap, below, *behind)), language=language, known=known)
    words = split_words(STORY, language=language)
    told = Told(voice=voice, story=Topic(known.common).add(words), words=len(words), broken=broken)
    return turn_at(lines, range(len(gap)), told=told, known=known)


@pytest.mark.parametrize(
    ("gap", "below", "voice", "headline"),
    [
        (["اقرأ أيضا", HEADLINE], OTHER, "other", 1),
        (["اقرأ أيضا", HEADLINE], GOES_ON, "main", None),
        (["اقرأ أيضا", HEADLINE], UNLINKED, "main", None),
        (["اقرأ أيضا"], GOES_ON, "main", None),
        (["اقرأ أيضا"], OTHER, "other", None),
        ([HEADLINE], OTHER, "other", 0),
        ([HEADLINE], GOES_ON, "main", None),
        (["المصدر: وكالات", "اقرأ أيضا", HEADLINE], OTHER, "other", 2),
        (["التعليقات"], GOES_ON, "furniture", None),
        (["شارك على فيسبوك"], "تفتح الحديقة أبوابها للزوار صباحا.", "furniture", None),
    ],
)
def test_signs_tell_whose_text_follows(
    gap: list[str], below: str, voice: str, headline: int | None, arabic: Language
) -> None:
    found = turn(gap, below, arabic)
    assert (found.voice, found.headline) == (voice, headline)


def test_headline_without_header_stays_in_a_page_of_broken_lines(arabic: Language) -> None:
    assert turn([HEADLINE], OTHER, arabic, broken=True).voice == "main"


def test_other_story_goes_on_over_its_own_subheads(arabic: Language) -> None:
    assert (
        turn(
            ["أسعار الخبز والطحين في الأسواق"],
            "وقال التجار إن السفن تأخرت هذا العام كثيرا عن موعدها المعتاد في الربيع.",
            arabic,
            voice="other",
        ).voice
        == "other"
    )


def test_reason_lists_the_points_of_every_sign(arabic: Language) -> None:
    reason = turn(["المصدر: وكالات", "اقرأ أيضا", HEADLINE], OTHER, arabic).reason
    assert reason == (
        "another story, -12 points: header -2, headline -3, wording -3, linking word -1, story ended -3"
    )


LINKS = [
    "افتتاح مستشفى جديد للأطفال في الصفصاف",
    "منتخب الساحل يتأهل إلى النهائي",
    "سلحفاة نادرة قرب الجزر البيض",
    "جسر المرفأ يفتح أمام الشاحنات",
    "أسبوع للكتاب في مكتبة الميناء",
]


def test_story_behind_a_list_of_links_is_another_one_without_any_word_that_says_so(arabic: Language) -> None:
    for broken in (False, True):
        found = turn([*LINKS, HEADLINE], OTHER, arabic, broken=broken)
        assert (found.voice, found.headline) == ("other", len(LINKS))


def test_story_goes_on_behind_a_list_of_links(arabic: Language) -> None:
    assert turn([*LINKS, HEADLINE], GOES_ON, arabic).voice == "main"


def test_few_words_above_the_legal_line_are_a_notice(arabic: Language) -> None:
    below = "وتصدر الصحيفة من مرفأ الصفصاف منذ خمسين عاما."
    legal = ("جميع الحقوق محفوظة",)
    assert turn([*LINKS, "المزيد"], below, arabic, behind=legal).voice == "furniture"
    assert turn([*LINKS, "المزيد"], GOES_ON, arabic, behind=(STORY, *legal)).voice == "main"
