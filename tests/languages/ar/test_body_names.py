"""Bodies that a page has named, found again where they stand bare."""

import pytest

from riwaya.languages.ar.arabic import Arabic
from riwaya.model.reading import PartyMention


@pytest.fixture(scope="module")
def arabic() -> Arabic:
    return Arabic()


def read_after(told: str, text: str, arabic: Arabic) -> list[PartyMention]:
    """Parties of `text` on a page that said `told` before."""
    first = arabic.tokens(told, 0, len(told))
    known = arabic.parties(first, told, numbers=arabic.numbers(first, told)).bodies
    tokens = arabic.tokens(text, 0, len(text))
    parties = arabic.parties(tokens, text, numbers=arabic.numbers(tokens, text)).mentions
    return list(arabic.bare_bodies(tokens, text, parties=parties, known=known))


@pytest.mark.parametrize(
    ("told", "text", "bare"),
    [
        ("اجتمعت حكومة نورلاندا", "قالت نورلاندا إن", ["نورلاندا"]),
        ("نفت وزارة الدفاع في بارلاندا ذلك", "واتهم بارلاندا بالقصف", ["بارلاندا"]),
        ("أعلن جيشا نورلاندا وبارلاندا ذلك", "تبادلت نورلاندا وبارلاندا التهم", ["نورلاندا", "بارلاندا"]),
        ("انسحب الجيش النورلاندي", "فنورلاندا تقول ذلك", ["نورلاندا"]),
        ("اجتمعت حكومة نورلاندا", "جرى ذلك بوساطة من نورلاندا", ["نورلاندا"]),
        ("هاجمت حركة الشروق القرية", "ونفت الحركة ذلك", ["الحركة"]),
        ("دعا اتحاد عمال المناجم إلى الإضراب", "بحسب حصيلة للاتحاد", ["اتحاد"]),
    ],
)
def test_named_body_is_found_bare(told: str, text: str, bare: list[str], arabic: Arabic) -> None:
    assert [party.text for party in read_after(told, text, arabic)] == bare


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("اجتمعت حكومة نورلاندا", "جرى ذلك قرب حدود نورلاندا"),
        ("اجتمعت حكومة نورلاندا", "وصل أمس إلى نورلاندا"),
        ("قال رئيس بلدية زنكلون ذلك", "وصف زنكلون بالجميلة"),
        ("هاجمت حركة الشروق القرية", "شهدت الطرق الحركة المعتادة"),
    ],
)
def test_place_or_other_noun_is_no_body(told: str, text: str, arabic: Arabic) -> None:
    assert read_after(told, text, arabic) == []


def test_soldiers_take_the_state_they_come_from(arabic: Arabic) -> None:
    [party] = read_after("اجتمعت حكومة نورلاندا", "أسرت 11 جنديا من نورلاندا", arabic)
    assert (party.text, party.role) == ("11 جنديا من نورلاندا", "MIL")


def test_bare_state_governs_and_bare_movement_keeps_its_role(arabic: Arabic) -> None:
    [state] = read_after("اجتمعت حكومة نورلاندا", "قالت نورلاندا إن", arabic)
    [movement] = read_after("هاجمت حركة الشروق القرية", "ونفت الحركة ذلك", arabic)
    assert (state.role, state.kind, movement.role) == ("GOV", "organisation", "REB")


def test_separatists_are_the_authority_that_the_page_names(arabic: Arabic) -> None:
    [party] = read_after("دارت معارك في قره باغ", "هاجم الانفصاليون القرية", arabic)[:1]
    assert (party.text, party.country) == ("الانفصاليون", "XNK")


def test_people_of_an_authority_are_its_own_and_the_state_is_not(arabic: Arabic) -> None:
    told = "دارت معارك في قره باغ"
    [people] = read_after(told, "رحل جميع السكان الأرمن", arabic)
    [army] = read_after(told, "انسحب الجيش الأرميني", arabic)
    assert (people.country, army.country) == ("XNK", "ARM")
