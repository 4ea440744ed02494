import itertools

import pytest

from riwaya.export.coding import (
    CROSSWALKS,
    KEYS,
    SIDES,
    Crosswalk,
    code_occurrence,
    load_crosswalk,
    side_of,
)
from riwaya.model.claim import Party
from riwaya.model.codebook import CLAIM_TYPES, MODES, ROLES, STANCES, ClaimType, Role, Stance

ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Other",
        "Non-violent transfer of territory",
    },
}  # fmt: skip
PLOVER = {
    "AGREE": set(), "CONSULT": {"visit", "third-party", "multilateral", "phone"}, "SUPPORT": set(),
    "CONCEDE": set(), "COOPERATE": set(), "AID": set(),
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"}, "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "cyber",
        "misinformation",
    },
    "ASSAULT": {
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    },
}  # fmt: skip
"""Code lists as the data sets publish them, with the modes each type may have."""


def party(role: Role | None) -> Party:
    return Party(text="x", start=0, end=1, role=role)


@pytest.mark.parametrize("name", CROSSWALKS)
def test_every_type_mode_stance_and_pair_of_sides_finds_a_row(name: str) -> None:
    crosswalk = load_crosswalk(name)
    roles: tuple[Role | None, ...] = ("MIL", "REB", "CVL", "IGO", None)
    for kind, stance, one, other in itertools.product(CLAIM_TYPES, STANCES, roles, roles):
        for mode in (*MODES[kind], "other", None):
            codes = code_occurrence(
                crosswalk, kind, mode=mode, stance=stance, sides=(party(one), party(other))
            )
            assert tuple(codes) == crosswalk.codes


@pytest.mark.parametrize("name", CROSSWALKS)
def test_no_two_rows_have_the_same_keys(name: str) -> None:
    keys = [keys for keys, _ in load_crosswalk(name).rows]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", ["acled", "plover", "cameo"])
def test_every_mode_that_stands_in_a_row_is_one_of_its_type(name: str) -> None:
    modes = {(keys[0], keys[1]) for keys, _ in load_crosswalk(name).rows if keys[1] not in {"*", "other"}}
    assert modes
    assert modes <= {(kind, mode) for kind, names in MODES.items() for mode in names}


def test_acled_has_every_code_that_the_table_gives() -> None:
    for keys, (event_type, sub_event_type) in load_crosswalk("acled").rows:
        assert (event_type, sub_event_type) == ("", "") or event_type in ACLED, keys
        assert not sub_event_type or sub_event_type in ACLED[event_type], keys


def test_plover_has_every_code_that_the_table_gives() -> None:
    for keys, (plover_type, mode) in load_crosswalk("plover").rows:
        assert (plover_type, mode) == ("", "") or plover_type in PLOVER, keys
        assert not mode or mode in PLOVER[plover_type], keys


def test_cameo_has_every_root_that_the_table_gives() -> None:
    roots = {f"{number:02}" for number in range(1, 21)}
    assert {root for _, (root,) in load_crosswalk("cameo").rows} <= {*roots, ""}


@pytest.mark.parametrize(
    ("kind", "mode", "roles", "codes"),
    [
        ("attack", "airstrike", (None, None), ("Explosions/Remote violence", "Air/drone strike")),
        ("attack", "shooting", ("MIL", "REB"), ("Battles", "Armed clash")),
        ("attack", "shooting", ("MIL", "CVL"), ("Violence against civilians", "Attack")),
        ("attack", None, (None, "MED"), ("Violence against civilians", "Attack")),
        (
            "attack",
            "shelling",
            ("MIL", "CVL"),
            ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
        ),
        ("clash", "war", ("MIL", "MIL"), ("Battles", "Armed clash")),
        ("capture", "gain", ("REB", "MIL"), ("Battles", "Non-state actor overtakes territory")),
        ("capture", "loss", ("REB", "MIL"), ("Battles", "Government regains territory")),
        ("capture", "gain", (None, None), ("Battles", None)),
        (
            "detain",
            "abduction",
            (None, None),
            ("Violence against civilians", "Abduction/forced disappearance"),
        ),
        ("protest", "riot", (None, None), ("Riots", "Violent demonstration")),
        ("ceasefire", "agreed", (None, None), ("Strategic developments", "Agreement")),
        ("ceasefire", "proposed", (None, None), (None, None)),
        ("talks", "meeting", (None, None), (None, None)),
    ],
)
def test_acled_codes(
    kind: ClaimType,
    mode: str | None,
    roles: tuple[Role | None, Role | None],
    codes: tuple[str | None, str | None],
) -> None:
    sides = (party(roles[0]), party(roles[1]))
    found = code_occurrence(load_crosswalk("acled"), kind, mode=mode, sides=sides)
    assert (found["acled_event_type"], found["acled_sub_event_type"]) == codes


@pytest.mark.parametrize(
    ("kind", "roles", "code"),
    [
        ("attack", ("MIL", "MIL"), "1"),
        ("clash", ("REB", "COP"), "1"),
        ("clash", ("REB", "REB"), "2"),
        ("attack", ("REB", "CVL"), "3"),
        ("attack", ("MIL", "MED_H"), "3"),
        ("attack", ("MIL", None), None),
        ("attack", ("CVL", "MIL"), None),
        ("attack", ("IGO", "REB"), None),
        ("protest", ("CVL", "COP"), None),
    ],
)
def test_ucdp_tells_violence_by_the_kinds_of_both_sides(
    kind: ClaimType, roles: tuple[Role | None, Role | None], code: str | None
) -> None:
    sides = (party(roles[0]), party(roles[1]))
    assert code_occurrence(load_crosswalk("ucdp"), kind, mode=None, sides=sides) == {
        "ucdp_type_of_violence": code
    }


@pytest.mark.parametrize(
    ("kind", "mode", "stance", "plover", "cameo"),
    [
        ("attack", "drone", "asserts", "ASSAULT", "19"),
        ("attack", "drone", "confirms", "ASSAULT", "19"),
        ("attack", "drone", "accuses", "ACCUSE", "11"),
        ("attack", "drone", "denies", None, "01"),
        ("attack", "drone", "threatens", "THREATEN", "13"),
        ("attack", None, "promises", "THREATEN", "13"),
        ("aid", "military", "promises", "AGREE", "03"),
        ("withdraw", None, "demands", "REQUEST", "10"),
        ("talks", None, "refuses", "REJECT", "12"),
        ("detain", "prisoner", "asserts", "ASSAULT", "17"),
        ("sanction", "economic", "asserts", "COERCE", "16"),
        ("release", "exchange", "asserts", "RETREAT", "08"),
        ("ceasefire", "agreed", "asserts", "CONCEDE", "08"),
        ("toll", None, "asserts", None, None),
    ],
)
def test_plover_and_cameo_codes_follow_the_stance(
    kind: ClaimType, mode: str | None, stance: Stance, plover: str | None, cameo: str | None
) -> None:
    found = code_occurrence(load_crosswalk("plover"), kind, mode=mode, stance=stance)
    found |= code_occurrence(load_crosswalk("cameo"), kind, mode=mode, stance=stance)
    assert (found["plover_type"], found["cameo_root"]) == (plover, cameo)


def test_every_role_is_some_side_and_no_role_is_none() -> None:
    assert {side_of(party(role)) for role in ROLES} == set(SIDES)
    assert side_of(party(None)) is None
    assert side_of(None) is None


def test_the_row_that_says_more_decides() -> None:
    crosswalk = load_crosswalk("acled")
    assert isinstance(crosswalk, Crosswalk)
    stars = [[word == "*" for word in keys] for keys, _ in crosswalk.rows]
    by_weight = [
        [row[KEYS.index(key)] for key in ("stance", "type", "mode", "source", "target")] for row in stars
    ]
    assert by_weight == sorted(by_weight)
