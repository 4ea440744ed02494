from tests.resolve.claims import plain_words, says, speaker, view_of

from riwaya.resolve.claimants import fullest, tell_claimants
from riwaya.resolve.views import ClaimView

SENTENCE = "قصفت مدفعية ساردا بلدة تل الريح"


def told(claimant: str | None, *, page: str = "p1") -> ClaimView:
    return view_of(SENTENCE, "قصفت", page=page, attribution=says(claimant))


def count(*claimants: str | None) -> int:
    views = [told(claimant, page=f"p{i}") for i, claimant in enumerate(claimants)]
    return len(set(tell_claimants(views, words=plain_words)))


def test_shorter_name_is_the_only_longer_one_that_holds_it() -> None:
    assert count("وزارة الدفاع في ساردا", "وزارة الدفاع") == 1


def test_shorter_name_that_fits_two_stays_apart_from_both() -> None:
    assert count("وزارة الدفاع", "وزارة الصحة", "الوزارة") == 3


def test_government_is_not_a_ministry_in_it() -> None:
    assert count("وزارة الصحة في الحكومة المؤقتة", "الحكومة المؤقتة") == 2


def test_two_ministries_of_one_country_are_two() -> None:
    views = [
        view_of(SENTENCE, "قصفت", page=f"p{i}", attribution=says(text, name="ساردا"))
        for i, text in enumerate(("وزارة الدفاع في ساردا", "وزارة الصحة في ساردا"))
    ]
    assert len(set(tell_claimants(views, words=plain_words))) == 2


def test_movement_itself_and_the_bare_movement_are_one_claimant() -> None:
    assert count("الحركة", "حركة الفجر الشمالي", "حركة الفجر الشمالي نفسها") == 1


def test_movement_stays_apart_where_two_are_named() -> None:
    assert count("الحركة", "حركة الفجر الشمالي", "حركة النهر نفسها", "حركة النهر") == 3


def test_outlets_share_one_voice() -> None:
    assert count(None, None) == 1


def test_fullest_name_has_the_most_words_and_no_letter_more() -> None:
    def words(text: str) -> list[str]:
        return [word for word in plain_words(text) if word != "نفسها"]

    named = [speaker(text) for text in ("الحركة", "حركة الفجر نفسها", "حركة الفجر")]
    chosen = fullest([None, *named], words=words)
    assert chosen is not None
    assert chosen.text == "حركة الفجر"
