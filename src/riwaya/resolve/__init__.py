"""Groups claims of many pages into events and keeps every account apart: figures, disputes, origins."""

from riwaya.resolve.candidates import number_text
from riwaya.resolve.events import renew_events, resolve_events
from riwaya.resolve.explain import EventWhy, explain_event
from riwaya.resolve.kept import unpack_text
from riwaya.resolve.rarity import ALL_ALIKE, Rarity, load_rarity
from riwaya.resolve.regroup import Regrouping
from riwaya.resolve.rulings import rule, rulings_on
from riwaya.resolve.shelf import Parts, Texts, pack_parts
from riwaya.resolve.texts import Judge, tell_text
from riwaya.resolve.views import ResolvablePage

__all__ = [
    "ALL_ALIKE",
    "EventWhy",
    "Judge",
    "Parts",
    "Rarity",
    "Regrouping",
    "ResolvablePage",
    "Texts",
    "explain_event",
    "load_rarity",
    "number_text",
    "pack_parts",
    "renew_events",
    "resolve_events",
    "rule",
    "rulings_on",
    "tell_text",
    "unpack_text",
]
