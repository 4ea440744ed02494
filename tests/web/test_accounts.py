"""One row a claimant: who is one voice, what was revised, what is marked."""

from msgspec.structs import replace

from riwaya.model.claim import Claim
from riwaya.web.accounts import Account, claim_marks, claimant_rows, parties, sentence_marks, show_account
from riwaya.web.event_view import headline, says_words
from riwaya.web.wording import load_wording
from tests.web.made_up import (
    EARS,
    HARBOUR,
    PORT,
    ears_claims,
    harbour_claims,
    port_claims,
    shelling,
    simple_event,
)

ARABIC = load_wording("ar")
ENGLISH = load_wording("en")


def account(claim: Claim, *, outlet: str | None = None, said: str | None = None) -> Account:
    return show_account(claim, page_id="p", outlet=outlet, said=said, wording=ENGLISH)


def all_accounts() -> list[Account]:
    return [
        *(account(one, outlet=PORT.outlet, said=PORT.published) for one in port_claims()),
        *(account(one, outlet=HARBOUR.outlet, said=HARBOUR.published) for one in harbour_claims()),
        account(ears_claims()[0], outlet=EARS.outlet),
    ]


def test_claims_of_one_name_are_one_claimants_row() -> None:
    rows = claimant_rows(all_accounts())
    assert [[one.claim.id for one in row.accounts] for row in rows] == [
        ["c1-denial", "c5-ministry"],
        ["c2-medic", "c3-medic"],
        ["c4-council"],
        ["c6-voice"],
    ]


def test_the_event_joins_claimants_that_names_keep_apart() -> None:
    denial, medic = port_claims()
    event = shelling()
    [positions] = [one.positions for one in event.disputes if one.axis == "happened"]
    assert positions[1].claims == ("c2-medic", "c3-medic")
    renamed = account(harbour_claims()[0], outlet="x")
    other = account(medic, outlet="y")
    kept_apart = [account(denial), replace(other, key=("phrase", "1")), renamed]
    assert len(claimant_rows(kept_apart)) == 3
    assert len(claimant_rows(kept_apart, event)) == 2


def test_the_own_voices_of_two_outlets_are_two_claimants() -> None:
    voice = ears_claims()[0]
    rows = claimant_rows([account(voice, outlet="أ"), account(voice, outlet="ب")], shelling())
    assert [row.outlet for row in rows] == ["أ", "ب"]


def test_a_later_other_figure_is_marked_as_revised() -> None:
    medic = claimant_rows(all_accounts())[1]
    assert [(one.revised, one.sign, one.figures[0][0]) for one in medic.accounts] == [
        (False, "✓", "at least 12 killed"),
        (True, "✓ ↺", "15 killed"),
    ]


def test_accounts_that_look_alike_are_one_line_with_several_links() -> None:
    voice = ears_claims()[0]
    other_stance = replace(voice, id="x3", attribution=replace(voice.attribution, stance="expects"))
    accounts = [account(one, outlet="أ") for one in (voice, replace(voice, id="x2"), other_stance)]
    [row] = claimant_rows(accounts)
    assert [[one.claim.id for one in group] for group in row.groups] == [["c6-voice", "x2"], ["x3"]]


def test_the_chain_begins_at_the_outlet() -> None:
    chain = account(port_claims()[1], outlet="صحيفة الميناء").chain
    assert [(chip.text, chip.kind) for chip in chain] == [
        ("صحيفة الميناء", "outlet"),
        ("وكالة المرفأ", "agency"),
        ("مصدر طبي", "unnamed"),
    ]


def test_marks_hold_the_words_of_every_field() -> None:
    claim = port_claims()[1]
    marked = {(mark.kind, PORT.text[mark.start : mark.end]) for mark in claim_marks(claim)}
    assert marked == {
        ("evidence", claim.evidence.text),
        ("trigger", "القصف"),
        ("casualty", "ما لا يقل عن 12 مدنيا"),
        ("speaker", "مصدر طبي"),
        ("speaker", "وكالة المرفأ"),
        ("place", "بلدة تل الريح"),
        ("time", "أمس الثلاثاء"),
    }


def test_marks_of_a_sentence_leave_out_words_of_its_neighbours() -> None:
    claim = port_claims()[1]
    assert {claim.evidence.text[mark.start : mark.end] for mark in sentence_marks(claim)} == {
        "القصف",
        "ما لا يقل عن 12 مدنيا",
        "مصدر طبي",
        "وكالة المرفأ",
    }


def test_talks_have_sides_and_no_culprit() -> None:
    assert [key for key, _ in parties(ears_claims()[1])] == ["field.side_first"]
    assert [key for key, _ in parties(port_claims()[0])] == ["field.source", "field.target"]


def test_a_headline_names_what_is_agreed_and_what_is_not() -> None:
    event = shelling()
    [figures] = [one for one in event.disputes if one.axis == "figures"]
    disputed = replace(event, disputes=(figures,))
    claims = [*port_claims(), *harbour_claims()]
    assert headline(disputed, claimants=4, claims=claims, wording=ENGLISH) == (
        "agreed that it happened; disputed: how many"
    )
    assert headline(disputed, claimants=4, claims=[], wording=ARABIC) == "مختلف في العدد"
    alone = simple_event("e", EARS, ears_claims()[1])
    assert headline(alone, claimants=1, claims=[], wording=ENGLISH).startswith("one claimant")
    assert headline(alone, claimants=2, claims=[], wording=ENGLISH).startswith("no recorded dispute")


def test_positions_are_put_in_words() -> None:
    said = [
        ("happened", "affirms", "affirms"),
        ("who", "AZE", "Azerbaijan"),
        ("victims", "combatants", "fighters"),
        ("figures", "killed 12–", "at least 12 killed"),
        ("figures", "wounded –30", "at most 30 wounded"),
        ("figures", "killed 4–7", "4 to 7 killed"),
        ("figures", "killed 4", "4 killed"),
        ("figures", "something else", "something else"),
        ("when", "2031-03-04", "4 March 2031"),
        ("where", "Tal al-Rih", "Tal al-Rih"),
    ]
    assert [says_words(axis, says, ENGLISH) for axis, says, _ in said] == [words for _, _, words in said]
