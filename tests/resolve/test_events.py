from msgspec import json
from msgspec.structs import replace
from tests.resolve.claims import claim_in, figure, page_of, plain_words, says, when, where

from riwaya.model.claim import Claim
from riwaya.resolve import ResolvablePage, resolve_events
from riwaya.resolve.rarity import Rarity

SHELLED = "قصفت مدفعية ساردا بلدة تل الريح مساء الثلاثاء وقتل اثنا عشر من سكانها"
DENIED = "نفت وزارة الدفاع في ساردا أن تكون مدفعيتها قصفت بلدة تل الريح مساء الثلاثاء"
COUNTED = "قال مسعفون إن حصيلة قصف بلدة تل الريح ارتفعت إلى أربعة عشر من سكانها"
MET = "التقى وزيرا خارجية ساردا ومرافيا في مدينة المرفأ لبحث فتح المعابر التجارية"
RECALLED = "وكانت حرب الوادي قد اندلعت عام ألفين وعشرين بين ساردا ومرافيا"
PLACE = where("Tal al-Rih", id="x:1", country="AAA", lat=10.0, lon=10.0)


def shelled(text: str) -> Claim:
    return claim_in(
        text,
        SHELLED,
        "قصفت",
        mode="shelling",
        place=PLACE,
        time=when("2031-03-04"),
        casualties=(figure(12, 12),),
    )


def denied(text: str) -> Claim:
    attribution = says("وزارة الدفاع", "denies", name="وزارة الدفاع")
    return claim_in(
        text, DENIED, "قصفت", mode="shelling", place=PLACE, time=when("2031-03-04"), attribution=attribution
    )


def counted(text: str) -> Claim:
    return claim_in(
        text,
        COUNTED,
        "قصف",
        mode="shelling",
        place=PLACE,
        time=when("2031-03-04"),
        casualties=(figure(14, 14),),
    )


def met(text: str) -> Claim:
    return claim_in(text, MET, "التقى", type="talks", mode="meeting", time=when("2031-03-05"))


def recalled(text: str) -> Claim:
    return claim_in(text, RECALLED, "حرب", type="clash", mode="war", time=when("2020"), background=True)


def story() -> list[ResolvablePage]:
    first = f"{SHELLED}.\n{DENIED}.\n{MET}."
    second = f"{COUNTED}.\n{DENIED}.\n{RECALLED}."
    return [
        page_of(
            first, shelled(first), denied(first), met(first), id="p1", published="2031-03-05", outlet="أ"
        ),
        page_of(
            second,
            counted(second),
            denied(second),
            recalled(second),
            id="p2",
            published="2031-03-06",
            outlet="ب",
        ),
    ]


def members(pages: list[ResolvablePage]) -> list[set[tuple[str, str]]]:
    return [{(c.page, c.claim) for c in event.claims} for event in resolve_events(pages, words=plain_words)]


def test_every_claim_is_in_exactly_one_event() -> None:
    pages = story()
    placed = [claim for event in members(pages) for claim in event]
    assert sorted(placed) == sorted((page.id, claim.id) for page in pages for claim in page.claims)


def test_attack_its_denial_and_its_toll_are_one_event_on_two_pages() -> None:
    [event] = [event for event in resolve_events(story(), words=plain_words) if event.type == "attack"]
    assert len(event.claims) == 4
    assert event.pages == 2
    assert [dispute.axis for dispute in event.disputes] == ["happened"]


def test_talks_and_the_war_of_another_year_stay_apart_from_the_attack() -> None:
    types = sorted((event.type, len(event.claims)) for event in resolve_events(story(), words=plain_words))
    assert types == [("attack", 4), ("clash", 1), ("talks", 1)]


def test_order_of_pages_and_claims_does_not_matter() -> None:
    pages = story()
    turned = [replace(page, claims=page.claims[::-1]) for page in reversed(pages)]
    assert json.encode(resolve_events(pages, words=plain_words)) == json.encode(
        resolve_events(turned, words=plain_words)
    )


def test_page_ids_and_outlets_are_no_evidence() -> None:
    named = [replace(page, id=f"q{9 - i}", outlet=None) for i, page in enumerate(story())]
    sizes = sorted(len(event.claims) for event in resolve_events(named, words=plain_words))
    assert sizes == sorted(len(event) for event in members(story()))


def test_copy_of_a_page_joins_the_events_of_the_page() -> None:
    pages = story()
    again = replace(pages[0], id="p3", published="2031-03-07")
    [event] = [e for e in resolve_events([*pages, again], words=plain_words) if e.type == "attack"]
    assert event.pages == 3
    assert {claim.page for claim in event.claims} == {"p1", "p2", "p3"}


def test_id_comes_from_the_earliest_claim_by_page_date() -> None:
    pages = story()
    before = {event.type: event.id for event in resolve_events(pages, words=plain_words)}
    later = page_of(SHELLED, shelled(SHELLED), id="p0", published="2031-03-09")
    after = {event.type: event.id for event in resolve_events([later, *pages], words=plain_words)}
    assert after["attack"] == before["attack"]


def test_claims_without_any_field_are_grouped_by_their_words() -> None:
    bare = page_of(DENIED, claim_in(DENIED, DENIED, "قصفت"), id="p1")
    twin = page_of(DENIED + " ", claim_in(DENIED + " ", DENIED, "قصفت"), id="p2")
    far = page_of(MET, claim_in(MET, MET, "التقى", type="talks"), id="p3")
    assert sorted(len(event) for event in members([bare, twin, far])) == [1, 2]


def test_no_pages_give_no_events() -> None:
    assert resolve_events([], words=plain_words) == ()


def test_page_of_another_story_changes_no_event() -> None:
    rarity = Rarity(words={"قصف": 2.0, "وزارة": 1.0}, triggers={}, unknown=7.0)
    pages = story()
    text = "تظاهر عمال المرفأ احتجاجا على غلاء الخبز."
    far = page_of(text, claim_in(text, text, "تظاهر", type="protest"), id="p9", published="2031-03-05")
    alone = resolve_events(pages, words=plain_words, rarity=rarity)
    together = resolve_events([far, *pages], words=plain_words, rarity=rarity)
    assert [event for event in together if event.type != "protest"] == list(alone)
