import pytest
from msgspec.structs import replace
from tests.resolve.claims import claim_in, page_of, plain_words, when, where

from riwaya.model.claim import Place, Time
from riwaya.model.decision import Decision
from riwaya.resolve import ResolvablePage, resolve_events
from riwaya.resolve.explain import EventWhy, Tie, explain_event, weigh_reasons
from riwaya.resolve.pairs import explain_page
from riwaya.resolve.rulings import NO_BONDS, Bonds, rule
from riwaya.resolve.views import ClaimView, rate_words, view_page
from riwaya.resolve.weights import WEIGHTS

STRUCK = "ضربت غارة جوية مصنعا في بلدة تل الريح"
AGAIN = "وقال شهود إن الغارة الجوية على مصنع تل الريح وقعت ليلا"
TALKED = "بحث الوزيران فتح المعابر في المرفأ"
TEXT = f"{STRUCK}.\n{AGAIN}.\n{TALKED}."
TOWN = where("Tal al-Rih", id="x:1", country="AAA", lat=10.0, lon=10.0)
FAR_TOWN = where("Wadi", id="x:2", country="AAA", lat=14.0, lon=10.0)


def story(**second: Place | Time) -> ResolvablePage:
    struck = claim_in(
        TEXT, STRUCK, "غارة", place=TOWN, time=when("2031-03-04"), mode="airstrike", id="struck"
    )
    own = {name: replace(part, start=TEXT.index(AGAIN)) for name, part in second.items()}
    again = claim_in(TEXT, AGAIN, "الغارة", mode="airstrike", id="again", **own)
    talked = claim_in(TEXT, TALKED, "بحث", type="talks", id="talked")
    return page_of(TEXT, struck, again, talked, published="2031-03-05")


def retold() -> ResolvablePage:
    told = claim_in(
        STRUCK + " ليلا", STRUCK, "غارة", place=TOWN, time=when("2031-03-04"), mode="airstrike", id="told"
    )
    return page_of(STRUCK + " ليلا", told, id="p2", published="2031-03-06")


def explain(*pages: ResolvablePage, claims: set[str], bonds: Bonds = NO_BONDS) -> EventWhy:
    return explain_event(pages, claims, words=plain_words, bonds=bonds)


def joined(ties: tuple[Tie, ...], claims: set[str]) -> bool:
    """Whether the ties join all the claims, none left out."""
    reached = {min(claims)}
    for _ in ties:
        for tie in ties:
            ends = {*tie.one, *tie.other}
            if ends & reached:
                reached |= ends
    return reached == claims


def added(**second: Place | Time) -> dict[str, float]:
    """What each feature adds to the link of the page's first two claims."""
    views: tuple[ClaimView, ...] = view_page(story(**second), words=plain_words)
    features = explain_page(views, rarity=rate_words(views))[0, 1]
    return {reason.feature: reason.added for reason in weigh_reasons(features, WEIGHTS.page)}


def test_same_place_and_mode_speak_for_one_occurrence() -> None:
    found = added(place=TOWN, time=when("2031-03-04"))
    assert found["place_same"] > 0
    assert found["mode_same"] > 0


def test_far_place_and_other_day_speak_against_it_and_outweigh_the_words() -> None:
    far = added(place=FAR_TOWN, time=when("2030-01-01"))
    assert far["place_conflict"] < 0
    assert far["time_far"] < 0
    assert sum(far.values()) < sum(added(place=TOWN, time=when("2031-03-04")).values())


def test_a_link_of_one_page_names_its_features_and_their_weights_strongest_first() -> None:
    [tie] = explain(story(place=TOWN), claims={"struck", "again"}).ties
    assert (tie.step, tie.pages, tie.one, tie.other) == ("page", ("p1", "p1"), ("struck",), ("again",))
    assert {"place_same", "mode_same", "same_type"} <= {reason.feature for reason in tie.reasons}
    assert tie.weight == pytest.approx(sum(reason.value * reason.weight for reason in tie.reasons))
    sizes = [abs(reason.added) for reason in tie.reasons]
    assert sizes == sorted(sizes, reverse=True)


def test_what_two_pages_tell_is_linked_by_their_tellings() -> None:
    why = explain(story(place=TOWN), retold(), claims={"struck", "again", "told"})
    within, between = why.ties
    assert within.step == "page"
    assert (between.step, between.pages) == ("tellings", ("p1", "p2"))
    assert (between.one, between.other) == (("struck", "again"), ("told",))
    assert {"told_alike", "story_words"} <= {reason.feature for reason in between.reasons}


def test_pages_that_print_one_text_are_tied_by_the_text() -> None:
    copy = page_of(TEXT, *story(place=TOWN).claims, id="p3", published="2031-03-09")
    why = explain(copy, story(place=TOWN), claims={"struck", "again"})
    assert [(tie.step, tie.pages) for tie in why.ties] == [("page", ("p1", "p1")), ("text", ("p1", "p3"))]
    [origin] = why.origins
    assert [(reason.kind, reason.shared) for reason in origin.why if reason.kind == "copy"] == [("copy", 1.0)]


def test_what_people_decided_is_a_reason_of_its_own() -> None:
    decision = Decision(
        number=1, kind="merge", by="سلمى", reason="واحد", made="2031-03-06", together=("struck", "talked")
    )
    bonds = rule([decision])
    why = explain(story(place=TOWN), claims={"struck", "again", "talked"}, bonds=bonds)
    last = why.ties[-1]
    assert (last.step, last.one, last.other, last.decisions) == ("decision", ("struck",), ("talked",), (1,))
    assert (last.weight, last.reasons) == (None, ())
    assert why.ties[0].decisions == ()


def test_a_link_that_people_confirmed_says_so_beside_its_features() -> None:
    decision = Decision(
        number=1, kind="confirm", by="سلمى", reason="واحد", made="2031-03-06", together=("again", "struck")
    )
    [tie] = explain(story(place=TOWN), claims={"struck", "again"}, bonds=rule([decision])).ties
    assert tie.decisions == (1,)
    assert tie.reasons


def test_every_event_is_joined_by_its_ties_and_counts_the_origins_that_are_explained() -> None:
    pages = [story(place=TOWN), retold()]
    events = resolve_events(pages, words=plain_words)
    assert len(events) == 2
    for event in events:
        claims = {claim.claim for claim in event.claims}
        told = [page for page in pages if claims & {claim.id for claim in page.claims}]
        why = explain(*told, claims=claims)
        assert joined(why.ties, claims)
        assert len(why.origins) == event.origins


def test_order_of_pages_does_not_matter() -> None:
    pages = [story(place=TOWN), retold()]
    claims = {"struck", "again", "told"}
    assert explain(*pages, claims=claims) == explain(*reversed(pages), claims=claims)
