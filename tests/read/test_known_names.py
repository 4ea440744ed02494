"""Short forms of names that a page has given in full."""

from tests.extract.pages import read

from riwaya.model.reading import PartyMention, ReadPage


def parties(page: ReadPage, number: int) -> list[tuple[str, str | None, str | None]]:
    return [(p.text, p.country, p.role) for p in page.sentences[number].parties]


def test_surname_alone_has_the_office_of_the_full_name() -> None:
    page = read("قال وزير الخارجية النرويجي إيدن لارسن إن المحادثات بدأت.\nوأضاف لارسن أن الهدنة قريبة.")
    assert ("لارسن", "NOR", "GOV") in parties(page, 1)


def test_surname_with_an_article_is_met_again_with_it() -> None:
    page = read("قال العميد اللبناني سالم القحطاني إن الجيش انسحب.\nوأضاف القحطاني أن القصف توقف.")
    [party] = [p for p in page.sentences[1].parties if p.name == "القحطاني"]
    assert (party.text, party.country, party.kind) == ("القحطاني", "LBN", "person")


def test_surname_before_its_full_name_is_not_known() -> None:
    page = read("قال لارسن إن الهدنة قريبة.\nوصل وزير الخارجية النرويجي إيدن لارسن.")
    assert [p for p in parties(page, 0) if p[1] == "NOR"] == []


def test_pronoun_lends_the_country_of_the_party_before() -> None:
    page = read("أعلنت روسيا أن قواتها انسحبت.")
    assert ("قواتها", "RUS", "MIL") in parties(page, 0)


def test_own_country_is_that_of_who_tells_and_not_of_whom_he_meets() -> None:
    page = read(
        "أبلغ الرئيس الكيني نظيره الأوغندي أن جيش بلاده قصف مواقع في الصومال.\nوأضاف أن قوات بلاده ستبقى."
    )
    assert ("جيش بلاده", "KEN", "MIL") in parties(page, 0)
    assert ("قوات بلاده", "KEN", "MIL") in parties(page, 1)


def test_definite_noun_has_the_country_of_its_last_full_mention() -> None:
    page = read("أعلنت وزارة الدفاع الروسية موقفها.\nوانسحبت تركيا.\nوأكدت الوزارة أن القصف توقف.")
    assert ("الوزارة", "RUS", "GOV") in parties(page, 2)


def test_statement_is_its_authors() -> None:
    page = read("قالت وزارة الدفاع الكينية في بيان إن الجيش انسحب.\nوأضاف البيان أن القصف توقف.")
    assert ("البيان", "KEN", "GOV") in parties(page, 1)


def test_own_country_is_not_overwritten() -> None:
    page = read("أعلنت وزارة الدفاع الروسية موقفها.\nوأعلنت وزارة الدفاع التركية موقفها.")
    assert ("وزارة الدفاع التركية", "TUR", "GOV") in parties(page, 1)


def test_parties_stay_in_text_order_and_do_not_overlap() -> None:
    page = read(
        "قال وزير الخارجية النرويجي إيدن لارسن إن المحادثات بدأت.\nوالتقى لارسن الرئيس المصري وعاد لارسن."
    )
    found: tuple[PartyMention, ...] = page.sentences[1].parties
    assert all(one.last <= other.first for one, other in zip(found, found[1:], strict=False))
    assert [p.text for p in found].count("لارسن") == 2


def test_group_without_a_country_is_lent_none_later() -> None:
    text = "اجتمع الوزير التركي والرئيس التركي ضد تنظيم الدولة الإسلامية.\nونفذت طائرات تركية هجوما ضد التنظيم أمس."
    [found] = [p for s in read(text).sentences for p in s.parties if p.text == "التنظيم"]
    assert found.country is None
