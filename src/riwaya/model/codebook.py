"""The codebook's closed vocabularies: every word that a record may hold in a coded field.

Source: codebook, sections 2 and 3. `Literal` types let msgspec refuse any other word at the door.
"""

from typing import Literal, get_args

ClaimType = Literal[
    "attack", "clash", "toll", "capture", "detain", "release", "deploy", "withdraw",
    "displace", "protest", "talks", "ceasefire", "agreement", "aid", "sanction", "damage",
]  # fmt: skip
Status = Literal["occurred", "ongoing", "planned", "possible"]
Polarity = Literal["positive", "negative"]
Stance = Literal[
    "asserts", "confirms", "denies", "accuses", "demands", "threatens", "promises", "refuses", "warns", "expects",
]  # fmt: skip
Quote = Literal["direct", "indirect", "none"]
Role = Literal["GOV", "MIL", "COP", "REB", "OPP", "CVL", "MED", "MED_H", "IGO", "PKO", "BUS"]
SpeakerKind = Literal["person", "organisation", "agency", "unnamed", "document"]
Part = Literal["mediator", "host", "side"]
CasualtyKind = Literal["killed", "wounded", "casualties", "missing", "captured", "displaced"]
SegmentKind = Literal["main", "other", "furniture", "repeat"]
ClaimSegment = Literal["main", "other"]
Precision = Literal["town", "near", "region", "country"]
DatePrecision = Literal["day", "month", "year"]
DateBasis = Literal["metadata", "text", "weekday", "unknown"]
Axis = Literal["happened", "who", "victims", "figures", "when", "where"]

CLAIM_TYPES: tuple[ClaimType, ...] = get_args(ClaimType)
STANCES: tuple[Stance, ...] = get_args(Stance)
ROLES: tuple[Role, ...] = get_args(Role)
SEGMENT_KINDS: tuple[SegmentKind, ...] = get_args(SegmentKind)
CASUALTY_KINDS: tuple[CasualtyKind, ...] = get_args(CasualtyKind)
SPEAKER_KINDS: tuple[SpeakerKind, ...] = get_args(SpeakerKind)
AXES: tuple[Axis, ...] = get_args(Axis)

MODES: dict[ClaimType, tuple[str, ...]] = {
    "attack": (
        "shooting", "shelling", "airstrike", "drone", "missile", "bombing", "assassination", "assault", "raid",
        "stabbing", "arson", "other",
    ),
    "clash": ("battle", "war"),
    "toll": (),
    "capture": ("gain", "loss", "advance", "siege"),
    "detain": ("arrest", "prisoner", "abduction"),
    "release": ("release", "exchange"),
    "deploy": ("troops", "peacekeepers", "weapons", "exercise"),
    "withdraw": ("retreat", "disarm", "surrender", "desertion"),
    "displace": ("flight", "expulsion", "evacuation", "return"),
    "protest": ("demonstration", "strike", "riot"),
    "talks": ("meeting", "negotiation", "call", "mediation"),
    "ceasefire": ("agreed", "proposed", "in_force", "violated", "collapsed"),
    "agreement": ("signed", "proposed", "collapsed"),
    "aid": ("humanitarian", "military", "blocked"),
    "sanction": ("economic", "diplomatic", "blockade"),
    "damage": ("military", "civilian"),
}  # fmt: skip
"""Modes of each type; a claim's mode is one of these, `other`, or None where none is stated."""

SYMMETRIC_TYPES: frozenset[ClaimType] = frozenset({"clash", "talks", "agreement", "ceasefire"})
"""Types whose source and target are the two sides in text order (release/exchange joins them, ruling 37)."""

DE_FACTO_CODES = ("XNK", "PSE", "XSO", "XTN", "XAB", "XSS", "XDP", "ESH", "XKU", "XRO")
BODY_CODES = ("UNO", "EUU", "NAT", "ARL", "AFU", "OSC", "ICR", "IGO")
