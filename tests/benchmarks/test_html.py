from benchmarks.html import LAYOUTS, Story, compare, make_pages, read_stories, score

STORY = Story(
    "قصف على معبر تل الريح",
    ("قتل ثلاثة جنود من جيش ساردا في قصف مدفعي.", "وقالت الوزارة إن القصف انطلق من شرق المعبر."),
)


def test_story_alone_scores_one_with_or_without_its_headline() -> None:
    text = "\n".join(STORY.paragraphs)
    assert score(text, STORY) == score(f"{STORY.title}\n{text}", STORY) == (1.0, 1.0, 1.0)


def test_menu_costs_precision_and_a_lost_paragraph_recall() -> None:
    precision, recall, _ = score("\n".join(("الرئيسية أخبار رياضة اقتصاد ثقافة", *STORY.paragraphs)), STORY)
    assert (precision < 1, recall) == (True, 1.0)
    precision, recall, _ = score(STORY.paragraphs[0], STORY)
    assert (precision, recall < 1) == (1.0, True)


def test_every_layout_holds_the_whole_of_its_story() -> None:
    pages = list(make_pages(read_stories()[:2]))
    assert {page.layout for page in pages} == {path.stem for path in LAYOUTS.glob("*.html")}
    for page in pages:
        text = page.data.decode()
        assert page.story.title in text
        assert [paragraph for paragraph in page.story.paragraphs if paragraph not in text] == []


def test_comparison_names_every_layout() -> None:
    pages = list(make_pages(read_stories()[:1]))
    figures = compare(pages, lambda data: "")
    assert (figures["p"], figures["f1"]) == (0.0, 0.0)
