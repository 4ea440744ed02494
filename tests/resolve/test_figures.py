from msgspec.structs import replace
from tests.resolve.claims import figure, plain_words, says, view_of

from riwaya.model.claim import Casualty
from riwaya.model.codebook import Stance
from riwaya.resolve.figures import gather_figures
from riwaya.resolve.views import ClaimView

SENTENCE = "قتل عدد من سكان بلدة تل الريح في الهجوم"


def told(
    claimant: str | None, *casualties: Casualty, page: str, published: str, stance: Stance = "asserts"
) -> ClaimView:
    return view_of(
        SENTENCE,
        "الهجوم",
        page=page,
        published=published,
        casualties=casualties,
        attribution=says(claimant, stance, name=claimant),
    )


def test_later_figure_of_one_claimant_supersedes_but_does_not_erase_the_earlier() -> None:
    views = [
        told("وزارة الصحة", figure(4, 4), page="p1", published="2031-03-05"),
        told("وزارة الصحة", figure(12, 12), page="p2", published="2031-03-06"),
    ]
    [killed] = gather_figures(views, words=plain_words)
    assert (killed.low, killed.high) == (12, 12)
    assert [(said.min, said.max) for said in killed.by_claimant] == [(4, 4), (12, 12)]


def test_figures_of_two_claimants_stand_side_by_side() -> None:
    views = [
        told("وزارة الصحة", figure(12, None), page="p1", published="2031-03-05"),
        told(None, figure(4, 4), page="p2", published="2031-03-05"),
    ]
    [killed] = gather_figures(views, words=plain_words)
    assert (killed.low, killed.high) == (4, None)
    assert [said.claimant.text if said.claimant else None for said in killed.by_claimant] == [
        "وزارة الصحة",
        None,
    ]


def test_claimant_without_a_figure_gives_none_and_a_denial_gives_none() -> None:
    views = [
        told("وزارة الصحة", page="p1", published="2031-03-05"),
        told("الجيش", figure(12, 12), page="p2", published="2031-03-05", stance="denies"),
    ]
    assert gather_figures(views, words=plain_words) == ()


def test_vague_victims_count_with_the_only_group_they_fit() -> None:
    views = [
        told("وزارة الصحة", figure(12, 12, role="CVL"), page="p1", published="2031-03-05"),
        told(None, figure(10, 10), page="p2", published="2031-03-05"),
    ]
    [killed] = gather_figures(views, words=plain_words)
    assert killed.victims.role == "CVL"
    assert (killed.low, killed.high) == (10, 12)


def test_soldiers_and_civilians_are_two_figures() -> None:
    views = [
        told(None, figure(5, 5, role="MIL"), figure(3, 3, role="CVL"), page="p1", published="2031-03-05"),
    ]
    figures = gather_figures(views, words=plain_words)
    assert [(said.victims.role, said.low) for said in figures] == [("CVL", 3), ("MIL", 5)]


def test_part_of_a_total_is_no_figure_of_its_own() -> None:
    views = [
        told("وزارة الصحة", figure(12, 12), page="p1", published="2031-03-05"),
        told("وزارة الصحة", figure(3, 3), page="p1", published="2031-03-05"),
    ]
    [killed] = gather_figures(views, words=plain_words)
    assert [(said.min, said.max) for said in killed.by_claimant] == [(12, 12)]


def test_plural_without_a_number_gives_way_to_a_number() -> None:
    views = [
        told("وزارة الصحة", figure(12, 12), page="p1", published="2031-03-05"),
        told("الرئيس", figure(2, None), page="p2", published="2031-03-05"),
    ]
    [killed] = gather_figures(views, words=plain_words)
    assert [(said.min, said.max) for said in killed.by_claimant] == [(12, 12)]


def test_number_that_a_claim_rejects_is_not_its_own() -> None:
    five, twelve = figure(5, 5), replace(figure(12, 12), start=40, end=42)
    [killed] = gather_figures(
        [told("وزارة الدفاع", twelve, five, page="p1", published="2031-03-05")], words=plain_words
    )
    assert (killed.low, killed.high) == (5, 5)


def test_total_beside_its_breakdown_stays_a_figure_of_all() -> None:
    views = [
        told(
            None,
            figure(12, 12),
            replace(figure(5, 5, role="MIL"), start=9, end=10),
            replace(figure(7, 7, role="CVL"), start=19, end=20),
            page="p1",
            published="2031-03-05",
        )
    ]
    figures = gather_figures(views, words=plain_words)
    assert [(said.victims.role, said.low) for said in figures] == [(None, 12), ("CVL", 7), ("MIL", 5)]


def test_one_group_out_of_a_total_is_no_figure_of_its_own() -> None:
    total = figure(23, 23)
    part = replace(figure(4, 4, role="CVL"), start=9, end=10)
    views = [told("وزارة الصحة", total, part, page="p1", published="2031-03-05")]
    assert [said.low for said in gather_figures(views, words=plain_words)] == [23]


def test_number_of_a_plan_is_no_figure() -> None:
    plan = view_of(
        SENTENCE, "الهجوم", status="planned", casualties=(figure(40, 40),), attribution=says("الحكومة")
    )
    assert gather_figures([plan], words=plain_words) == ()
