from collections.abc import Sequence
from itertools import permutations
from typing import Any

import pytest
from msgspec.structs import replace
from tests.resolve.claims import plain_words, says
from tests.resolve.told import party, told

from riwaya.model.ceasefire import Ceasefire
from riwaya.model.claim import OtherParty, Time
from riwaya.model.story import Story
from riwaya.resolve.ceasefires import find_ceasefires
from riwaya.resolve.moments import ToldClaim

SRD, TLM, FLR = party("ساردا", "SRD"), party("تلماريا", "TLM"), party("فالوريا", "FLR")
STORY = Story(id="s", parties=("SRD", "TLM"), main_event="e", events=("e", "e2"), pages=())


def truce(mode: str, day: str | None, **fields: Any) -> ToldClaim:
    sentence = fields.pop("sentence", f"هدنة {mode} {day} {fields.get('page', '')}")
    given = {"type": "ceasefire", "event": "e", "published": "2031-04-11", "source": SRD, "target": TLM}
    return told(sentence, "هدنة", mode=mode, time=day, **{**given, **fields})


def records(*claims: ToldClaim) -> Sequence[Ceasefire]:
    return find_ceasefires(
        claims, stories=[STORY], words=plain_words, says_in_force=lambda text: "حيز التنفيذ" in text
    )


def test_truce_that_was_agreed_broken_and_ended_is_one_record() -> None:
    claims = [
        truce("agreed", "2031-04-06", page="a", published="2031-04-06"),
        truce("in_force", "2031-04-07", page="a", published="2031-04-06"),
        truce("violated", "2031-04-08", page="b", published="2031-04-08"),
        truce("collapsed", "2031-04-10", page="c"),
    ]
    [record] = records(*claims)
    assert (record.story, record.state) == ("s", "collapsed")
    assert (record.agreed, record.in_force, record.ended) == ("2031-04-06", "2031-04-07", "2031-04-10")
    assert (record.held_days, record.held_reason) == (3, "stated")
    assert [p.country for p in record.parties] == ["SRD", "TLM"]


def test_records_do_not_depend_on_the_order_of_claims() -> None:
    claims = [
        truce("agreed", "2020-11", page="a", background=True),
        truce("agreed", "2031-04-06", page="a"),
        truce("agreed", None, page="b", published="2031-04-08"),
        truce("violated", "2031-04-08", page="c"),
    ]
    assert len({tuple(records(*order)) for order in permutations(claims)}) == 1


def test_earlier_truce_that_a_page_recalls_is_a_record_of_its_own() -> None:
    claims = [
        truce("agreed", "2020-11/..", page="a", background=True),
        truce("agreed", "2031-04-06", page="a"),
    ]
    assert [(r.agreed, r.background) for r in records(*claims)] == [
        ("2020-11/..", True),
        ("2031-04-06", False),
    ]


def test_truces_a_week_apart_are_two() -> None:
    claims = [truce("agreed", "2031-10-10"), truce("agreed", "2031-10-17", page="b")]
    assert [record.agreed for record in records(*claims)] == ["2031-10-10", "2031-10-17"]


def test_day_of_coming_into_force_is_read_from_the_words_before_it() -> None:
    sentence = "سجلت خروقات هدنة منذ دخولها حيز التنفيذ ليل الاثنين"
    at = sentence.index("ليل الاثنين")
    one = truce("violated", None, sentence=sentence)
    night = Time(text="ليل الاثنين", start=at, end=len(sentence), value="2031-04-07")
    [record] = records(replace(one, claim=replace(one.claim, time=night)))
    assert record.in_force == "2031-04-07"
    assert record.breaches[0].accusers[0].when is None


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ([("agreed", "2031-04-06"), ("collapsed", "2031-04-10")], "no_start"),
        ([("in_force", "2031-04-06")], "no_end"),
        ([("in_force", "2031-04-06"), ("collapsed", None)], "end_no_day"),
        ([("in_force", "2031-04"), ("collapsed", "2031-04-10")], "start_no_day"),
        ([("in_force", "2031-04-06"), ("collapsed", "2031-04")], "end_no_day"),
    ],
)
def test_days_held_stay_open_where_an_end_is_not_stated_as_a_day(
    claims: list[tuple[str, str | None]], reason: str
) -> None:
    [record] = records(*(truce(mode, day, page="a") for mode, day in claims))
    assert (record.held_days, record.held_reason) == (None, reason)


def test_days_held_are_counted_on_one_page_without_a_date() -> None:
    claims = [truce("in_force", "pub-3d", published=None), truce("collapsed", "pub", published=None)]
    [record] = records(*claims)
    assert (record.in_force, record.ended, record.held_days) == ("pub-3d", "pub", 3)


def test_mutual_accusations_are_two_breaches_with_their_accusers() -> None:
    claims = [
        truce("agreed", "2031-04-06"),
        truce("violated", "2031-04-08", source=SRD, target=None, attribution=says("جيش تلماريا", "accuses")),
        truce(
            "violated",
            "2031-04-08",
            source=TLM,
            target=None,
            attribution=says("جيش ساردا", "accuses"),
            id="x",
        ),
        truce("violated", None, source=TLM, target=None, attribution=says("جيش تلماريا", "denies"), id="y"),
    ]
    [record] = records(*claims)
    found = {b.accused.country: b for b in record.breaches if b.accused}
    assert [c.claimant.text for c in found["SRD"].accusers if c.claimant] == ["جيش تلماريا"]
    assert found["SRD"].denials == ()
    assert [c.claimant.text for c in found["TLM"].accusers if c.claimant] == ["جيش ساردا"]
    assert [c.claimant.text for c in found["TLM"].denials if c.claimant] == ["جيش تلماريا"]


def test_speaker_that_reports_a_breach_does_not_accuse_itself() -> None:
    ministry = party("وزارة الدفاع", "SRD", start=4)
    said = says("وزارة الدفاع", country="SRD")
    assert said.speaker is not None
    attribution = replace(said, speaker=replace(said.speaker, start=ministry.start, end=ministry.end))
    [record] = records(truce("violated", "2031-04-08", source=ministry, attribution=attribution))
    assert record.breaches[0].accused is None
    assert record.state == "presupposed"


def test_demands_and_refusals_are_positions_and_make_no_truce() -> None:
    claims = [
        truce("agreed", None, status="possible", attribution=says("الأمين العام", "demands")),
        truce("agreed", None, status="possible", attribution=says("القائد", "refuses"), id="x"),
    ]
    [record] = records(*claims)
    assert (record.state, record.starts) == ("called_for", ())
    assert [position.stance for position in record.positions] == ["demands", "refuses"]


def test_mediators_are_no_parties_whether_named_in_the_claim_or_beside_it() -> None:
    mediator = OtherParty(text="فالوريا", start=0, end=7, country="FLR", part="mediator")
    sentence = "هدنة توسطت فيها بيلاندا"
    claims = [
        truce("agreed", "2031-04-06", sentence=sentence, others=(mediator,), source=FLR, target=TLM),
        told(
            sentence,
            "توسطت",
            type="talks",
            mode="mediation",
            source=party("بيلاندا", "BLD"),
            published="2031-04-11",
        ),
    ]
    [record] = records(*claims)
    assert [p.country for p in record.parties] == ["TLM"]
    assert [p.country for p in record.mediators] == ["FLR", "BLD"]


def test_undated_news_goes_with_the_truce_that_was_on() -> None:
    claims = [
        truce("agreed", "2031-04-06", page="a", published="2031-04-06"),
        truce("agreed", None, page="b", published="2031-04-09"),
        truce("agreed", None, page="c", published="2031-08-09", event="e2"),
    ]
    assert [len(record.starts) for record in records(*claims)] == [2, 1]


def test_undated_pages_do_not_lend_each_other_days() -> None:
    claims = [
        truce("agreed", "pub-1d", page="x", published=None),
        truce("agreed", "pub-1d", page="y", published=None),
    ]
    assert [record.agreed for record in records(*claims)] == ["pub-1d", "pub-1d"]


def test_army_and_armed_group_of_one_country_are_two_parties() -> None:
    army, rebels = party("الجيش", "SRD", role="MIL"), party("قوات الفجر", "SRD", role="REB")
    [record] = records(truce("agreed", "2031-04-06", source=army, target=rebels))
    assert [p.text for p in record.parties] == ["الجيش", "قوات الفجر"]
