import pytest

from riwaya.clean import clean_page
from riwaya.clean.credits import find_credits
from riwaya.languages.language import Language
from riwaya.model.page import RawPage

LEAD = "قتل ثلاثة جنود من جيش ساردا في قصف مدفعي استهدف معبر تل الريح فجر اليوم، بحسب وزارة الدفاع."
NEXT = "وقالت الوزارة في بيان إن القصف انطلق من مواقع قوات نهران شرقي المعبر."


def credits(text: str, language: Language) -> list[tuple[str, str]]:
    found = find_credits(clean_page(RawPage(id="p", text=text), language=language), language=language)
    assert all(text[credit.start : credit.end] == credit.text for credit in found)
    return [(credit.name, credit.text) for credit in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"الصفصاف (رويترز) - {LEAD}\n{NEXT}", [("Reuters", "رويترز")]),
        (f"الصفصاف - رويترز - {LEAD}\n{NEXT}", [("Reuters", "رويترز")]),
        (f"الصفصاف/ الأناضول: {LEAD}\n{NEXT}", [("Anadolu Agency", "الأناضول")]),
        (f"{LEAD}\n{NEXT} (أ ف ب)", [("AFP", "أ ف ب")]),
        (f"{LEAD}\n{NEXT} (د.ب.أ)", [("DPA", "د.ب.أ")]),
        (
            f"{LEAD}\n{NEXT}\nالمصدر: رويترز + الأناضول",
            [("Reuters", "رويترز"), ("Anadolu Agency", "الأناضول")],
        ),
        (f"{LEAD}\n{NEXT}\nالمصدر: وكالات", []),
        (f"{LEAD}\nوقالت رويترز إن القصف انطلق من مواقع قوات نهران شرقي المعبر.", []),
        (f"{LEAD}\n{NEXT}", []),
    ],
)
def test_credits_are_read_where_a_name_stands_alone(
    text: str, expected: list[tuple[str, str]], arabic: Language
) -> None:
    assert credits(text, arabic) == expected


def test_credit_of_another_story_on_the_page_is_not_the_page_s(arabic: Language) -> None:
    other = "ارتفعت أسعار القمح في أسواق وادي الزعفران بنسبة عشرين في المئة خلال أسبوع، وفق النقابة. (رويترز)"
    title = "ارتفاع أسعار القمح في أسواق وادي الزعفران"
    text = f"مقتل ثلاثة جنود في معبر تل الريح\n{LEAD}\n{NEXT}\nاقرأ أيضا:\n{title}\n{other}"
    assert credits(text, arabic) == []
