"""Proper names of a sentence."""

from tests.extract.pages import clean, language

from riwaya.model.reading import NameMention
from riwaya.places import load_gazetteer
from riwaya.read import Reader


def names(text: str) -> list[NameMention]:
    gazetteer = load_gazetteer(language().fold, lexicon=language().lexicon)
    page = Reader(language(), gazetteer, names=True).read_page(clean(text))
    return [name for sentence in page.sentences for name in sentence.names]


def test_names_of_persons_bodies_and_places_are_told_apart() -> None:
    found = {name.text: name.kind for name in names("قال وزير الدفاع إيدن لارسن لوكالة رويترز إن دمشق هادئة")}
    assert found["إيدن لارسن"] == "person"
    assert found["دمشق"] == "place"
    assert any(kind == "organisation" and "رويترز" in text for text, kind in found.items())


def test_names_stand_in_text_order_and_do_not_overlap() -> None:
    found = names("التقى الرئيس المصري عبد الفتاح السيسي في القاهرة رئيس الوزراء العراقي محمد شياع السوداني")
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    assert len(found) >= 3


def test_sentence_without_names_has_none() -> None:
    assert names("توقف المطر صباحا") == []
