"""Gives the codebook's types the codes of ACLED, UCDP GED, PLOVER and CAMEO.

The tables stand in `crosswalks/*.csv`; its README says how rows are chosen. What they cannot know (deaths,
importance, who governs a place) is left to the reader of the export.
"""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from msgspec import Struct

from riwaya.errors import LexiconError
from riwaya.model.claim import Party
from riwaya.model.codebook import CLAIM_TYPES, MODES, ROLES, STANCES, ClaimType, Role, Stance

KEYS = ("type", "mode", "stance", "source", "target")
SIDES = ("state", "group", "civilian", "other")
CROSSWALKS = ("acled", "ucdp", "plover", "cameo")
ANY = "*"

# Which key decides where several rows hold: a stance makes a statement of an occurrence, before all else.
_WEIGHT = ("stance", "type", "mode", "source", "target")


class Crosswalk(Struct, frozen=True, kw_only=True):
    """One table.

    Attributes:
        codes: Names of the columns it gives.
        rows: Keys in the order of `KEYS` and values in the order of `codes`, the row that decides first.
    """

    name: str
    codes: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


def code_occurrence(
    crosswalk: Crosswalk,
    claim_type: ClaimType,
    *,
    mode: str | None,
    stance: Stance = "asserts",
    sides: tuple[Party | None, Party | None] = (None, None),
) -> dict[str, str | None]:
    """Looks up an occurrence's codes.

    Args:
        crosswalk: One of `load_crosswalk`.
        claim_type: The codebook's type.
        mode: Its mode; None where none is stated.
        stance: How the claimant puts it; an event is an occurrence and has `asserts`.
        sides: Source and target.

    Returns:
        Each of the crosswalk's columns; None where the other data set has no such thing.

    Raises:
        LexiconError: No row holds, which a loaded table does not let happen.
    """
    source, target = (side_of(party) for party in sides)
    found = (claim_type, mode, stance, source, target)
    for keys, values in crosswalk.rows:
        if all(wanted in {ANY, word} for wanted, word in zip(keys, found, strict=True)):
            return {name: value or None for name, value in zip(crosswalk.codes, values, strict=True)}
    raise LexiconError(f"{crosswalk.name}.csv: expected a row for {claim_type}, found none; add one")


def side_of(party: Party | None) -> str | None:
    """Tells what kind of side a party is.

    Args:
        party: None where it is not stated.

    Returns:
        One of `SIDES`; None where the role is not known.
    """
    return None if party is None or party.role is None else _load_sides()[party.role]


@cache
def load_crosswalk(name: str) -> Crosswalk:
    """Reads and checks one of the shipped tables.

    Args:
        name: One of `CROSSWALKS`.

    Returns:
        Its rows, the ones that decide first in front.

    Raises:
        LexiconError: The table is faulty; all faults are listed.
    """
    lines = _read(name)
    header = lines[0]
    codes = tuple(header[len(KEYS) : -1])
    faults = [] if (*KEYS, *codes, "note") == tuple(header) and codes else [f"header is {header}"]
    faults += [
        fault for number, line in enumerate(lines[1:], start=2) for fault in _faults(line, number, header)
    ]
    keys = [tuple(line[: len(KEYS)]) for line in lines[1:]]
    faults += [f"twice: {key}" for key in sorted(set(keys)) if keys.count(key) > 1]
    if not faults:
        faults += [f"no row for {kind}" for kind in CLAIM_TYPES if not _covers(kind, lines[1:])]
    if faults:
        raise LexiconError(f"{name}.csv: " + "; ".join(faults))
    rows = [(tuple(line[: len(KEYS)]), tuple(line[len(KEYS) : -1])) for line in lines[1:]]
    rows.sort(key=lambda row: [row[0][KEYS.index(key)] == ANY for key in _WEIGHT])
    return Crosswalk(name=name, codes=codes, rows=tuple(rows))


@cache
def _load_sides() -> Mapping[Role, str]:
    lines = _read("sides")
    sides = {role: side for role, side, _ in lines[1:]}
    if set(sides) != set(ROLES) or not set(sides.values()) <= set(SIDES):
        raise LexiconError(
            f"sides.csv: expected every role with one of {SIDES}, found {sides}; correct the table"
        )
    return MappingProxyType({role: sides[role] for role in ROLES})


def _read(name: str) -> list[list[str]]:
    """Returns the table's lines, header first."""
    text = files("riwaya.export").joinpath("crosswalks", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))


def _faults(line: Sequence[str], number: int, header: Sequence[str]) -> list[str]:
    """Returns what is wrong with one line."""
    if len(line) != len(header):
        return [f"line {number} has {len(line)} cells, expected {len(header)}"]
    kind, mode, stance, source, target = line[: len(KEYS)]
    modes = {ANY, "other"}.union(*(names for found, names in MODES.items() if found == kind))
    allowed = {
        "type": (kind, {ANY, *CLAIM_TYPES}),
        "mode": (mode, modes),
        "stance": (stance, {ANY, *STANCES}),
        "source": (source, {ANY, *SIDES}),
        "target": (target, {ANY, *SIDES}),
    }
    faults = [
        f"line {number}: {key} is {word!r}" for key, (word, words) in allowed.items() if word not in words
    ]
    if not any(line[len(KEYS) : -1]) and not line[-1]:
        faults.append(f"line {number} has no code and no note that says why")
    return faults


def _covers(kind: ClaimType, lines: Sequence[Sequence[str]]) -> bool:
    """Returns whether some row takes this type in whatever mode, stance and company it comes."""
    return any(line[0] in {ANY, kind} and set(line[1 : len(KEYS)]) == {ANY} for line in lines)
