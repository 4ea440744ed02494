"""Every blank of a claim says whether nothing was said or nothing was understood."""

import pytest
from tests.extract.pages import judged, ruled

FIELDS = {"type", "attribution", "source", "target", "place", "time", "mode", "casualties"}


def test_blanks_that_the_words_leave_say_that_nothing_was_said() -> None:
    [claim] = ruled("اندلعت اشتباكات عنيفة.")
    assert claim.why["source"] == claim.why["target"] == "nobody named"
    assert claim.why["place"] == "no place named"
    assert claim.why["time"] == "no time stated"
    assert claim.why["casualties"] == "nobody counted"


def test_parties_that_nobody_took_say_that_nothing_was_understood() -> None:
    text = "زار وزير الدفاع العراقي الموصل بعد أن تعرضت لقصف."
    [claim] = [claim for claim in ruled(text) if claim.type == "attack"]
    assert claim.source is None
    assert claim.why["source"] == "not understood: 1 party stands here, none was taken"


def test_word_of_fate_without_people_says_that_nothing_was_understood() -> None:
    text = "قتل الجنود في هجوم على الثكنة."
    for claim in ruled(text):
        if not claim.casualties:
            assert claim.why["casualties"].startswith("not understood")


def test_place_and_time_say_where_they_were_told() -> None:
    text = "قصف الجيش السوري بلدة سرمين صباح الاثنين.\nوأوقع القصف ثلاثة قتلى."
    first, second = ruled(text)
    assert first.why["place"] == first.why["time"] == "stands in the sentence"
    assert second.why["place"] == "carried over from what was told before"


def test_stance_that_words_close_by_give_names_them() -> None:
    [claim] = ruled("قالت الوزارة الأردنية إن أنباء القصف على المطار غير صحيحة.")
    assert claim.attribution.stance == "denies"
    assert "غير صحيحة" in claim.why["stance"]


@pytest.mark.parametrize(
    "text",
    [
        "قصفت طائرات إسرائيلية مواقع في دمشق أمس، بحسب رويترز.",
        "تظاهر المئات في عدن احتجاجا على انقطاع الكهرباء.",
        "أعلنت الوزارة مقتل أربعة جنود وإصابة سبعة.",
    ],
)
def test_every_blank_and_every_choice_has_its_reason(text: str) -> None:
    for claim in judged(text):
        blank = {
            name
            for name in ("source", "target", "place", "time", "mode", "casualties")
            if not getattr(claim, name)
        }
        assert (
            blank | {"type", "attribution"} <= set(claim.why) <= FIELDS | {"status", "background", "stance"}
        )
        assert all(claim.why.values())
