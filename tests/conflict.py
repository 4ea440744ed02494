"""Four invented pages about a war that nobody wages: rising and falling totals, a truce with its end, a plan.

The countries are real, because a story is told by country codes, and far from any war.
"""

from pathlib import Path
from typing import NamedTuple

from riwaya.grouping import update_events
from riwaya.languages import load_language
from riwaya.ledger.store import Ledger
from riwaya.model.page import RawPage
from riwaya.pipeline import add_outcomes, open_reader


class Page(NamedTuple):
    id: str
    published: str
    outlet: str
    text: str


PAGES = (
    Page(
        "war-1",
        "2031-04-01",
        "صحيفة الميناء",
        "قالت وزارة الصحة في لوكسمبورغ، الثلاثاء، إن عدد القتلى في صفوف المدنيين منذ بدء الحرب بلغ 900 قتيل.\n"
        "وكانت الحرب بين لوكسمبورغ وموناكو قد اندلعت في خريف عام 2030 بعد نزاع استمر بين 1988 و1994"
        " وأوقع 20 ألف قتيل.",
    ),
    Page(
        "war-2",
        "2031-05-01",
        "موقع السارية",
        "أعلنت وزارة الصحة في لوكسمبورغ أن حصيلة ضحايا الحرب ارتفعت إلى 1200 قتيل من المدنيين.\n"
        "وقتل ثلاثة مدنيين في قصف مدفعي على بلدة تل الريح مساء الأربعاء، بحسب المصدر نفسه.\n"
        "ومن المقرر أن يلتقي وزيرا خارجية لوكسمبورغ وموناكو يوم الأحد المقبل في رأس الملح.",
    ),
    Page(
        "war-3",
        "2031-05-20",
        "جريدة البيدر",
        "أعلنت وزارة الصحة في لوكسمبورغ، الثلاثاء، أن 1100 مدني قتلوا منذ بداية الحرب، بعد حذف أسماء مكررة.\n"
        "وقالت منظمة الجسر الإغاثية إن 1500 مدني على الأقل قتلوا منذ اندلاع الحرب.\n"
        "ووقع وزيرا خارجية لوكسمبورغ وموناكو، الاثنين، اتفاق هدنة بوساطة من آيسلندا،"
        " يدخل حيز التنفيذ منتصف ليل الثلاثاء.",
    ),
    Page(
        "war-4",
        "2031-05-28",
        "صحيفة الميناء",
        "اتهم جيش موناكو، الأربعاء، جيش لوكسمبورغ بخرق الهدنة.\n"
        "ونفت وزارة الدفاع في لوكسمبورغ أن تكون قواتها قد خرقت الهدنة.\n"
        "وأعلنت موناكو انهيار الهدنة مساء الأربعاء.",
    ),
)


def fill_conflict(path: Path) -> Path:
    """Reads the pages with the real rooms and groups their claims."""
    read = open_reader("ar")
    pages = [RawPage(id=p.id, text=p.text, published=p.published, outlet=p.outlet) for p in PAGES]
    with Ledger.open(path) as ledger:
        add_outcomes(map(read, pages), ledger=ledger, command="test", clock=lambda: "2031-06-01T00:00:00Z")
        update_events(ledger, language=load_language("ar"))
    return path
