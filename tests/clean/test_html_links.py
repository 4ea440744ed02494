from lxml import html as markup

from riwaya.clean.html_links import drop_link_blocks

STORY = (
    "<p>قتل ثلاثة جنود في <a href='/1'>قصف مدفعي</a> استهدف <a href='/2'>معبر تل الريح</a> فجر الاثنين.</p>"
)
CARDS = "".join(f"<div><a href='/{n}'><h3>افتتاح مستشفى جديد رقم {n}</h3></a></div>" for n in range(8))


def left(body: str) -> str:
    tree = markup.document_fromstring(f"<html><body>{body}</body></html>")
    drop_link_blocks(tree)
    return " ".join(tree.text_content().split())


STORY_TEXT = "قتل ثلاثة جنود في قصف مدفعي استهدف معبر تل الريح فجر الاثنين."


def test_cards_and_menus_go_and_the_linked_story_stays() -> None:
    assert (
        left(f"<nav><a href='/'>الرئيسية</a></nav><div>{STORY}<section>{CARDS}</section></div>") == STORY_TEXT
    )


def test_text_behind_a_block_stays() -> None:
    assert left(f"<div><div>{CARDS}</div>وأصيب خمسة آخرون.</div>") == "وأصيب خمسة آخرون."


def test_story_that_a_link_wraps_by_mistake_stays() -> None:
    paragraphs = "".join(f"<div><a href='/x'>{STORY_TEXT * 3}</a></div>" for _ in range(8))
    assert left(f"<div>{paragraphs}</div>").count(STORY_TEXT) == 24


def test_a_few_links_are_no_block() -> None:
    assert left("<div><a href='/1'>قصف</a> <a href='/2'>هدنة</a></div>") == "قصف هدنة"


def test_scripts_and_buttons_hold_no_text() -> None:
    assert left(f"<script>1</script><button>شارك</button>{STORY}<noscript>فعل جافا</noscript>") == STORY_TEXT
