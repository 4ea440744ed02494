import pytest
from lxml import html as markup

from riwaya.clean.html import read_html
from riwaya.clean.html_tables import unwrap_layout_tables

STORY = (
    "قتل ثلاثة جنود من جيش ساردا في قصف مدفعي استهدف معبر تل الريح فجر الاثنين.",
    "وقالت الوزارة إن القصف انطلق من مواقع قوات نهران شرقي المعبر.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)


def unwrapped(page: str) -> str:
    tree = markup.document_fromstring(page)
    unwrap_layout_tables(tree)
    return str(markup.tostring(tree.body, encoding="unicode"))


@pytest.mark.parametrize(
    "cell",
    [PARAGRAPHS, f"<div>{STORY[0]}</div>", "<table><tr><td>1</td></tr></table>", "قتل ثلاثة جنود. " * 30],
    ids=["paragraphs", "blocks", "table", "long text"],
)
def test_table_of_blocks_or_running_text_lays_the_page_out(cell: str) -> None:
    found = unwrapped(f"<table><tbody><tr><td>أبواب</td><td>{cell}</td></tr></tbody></table>")
    assert found.startswith("<body><div><div><div><div>أبواب</div><div>")


def test_table_of_figures_stays_a_table_also_inside_the_layout() -> None:
    data = "<table><tr><th>القتلى</th><td>12</td></tr></table>"
    assert data in unwrapped(f"<table><tr><td>{PARAGRAPHS}{data}</td></tr></table>")
    assert "<table>" in unwrapped(data)


def test_headline_date_and_paragraphs_in_one_cell_are_lines_of_their_own() -> None:
    page = (
        "<html><head><title>قصف على معبر تل الريح</title></head><body dir='rtl'><table width='980'>"
        "<tr><td colspan='2'>صحيفة الغدير</td></tr><tr><td><font size='5'>قصف على معبر تل الريح</font><br>"
        f"العدد 8812{PARAGRAPHS}</td><td><b>استفتاء</b><br>هل تؤيد تمديد الهدنة؟</td></tr></table></body></html>"
    )
    lines = read_html(page.encode()).text.split("\n")
    assert [line for line in lines if line in STORY] == list(STORY)
    assert not [line for line in lines if "|" in line]
