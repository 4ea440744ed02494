"""Groups claims of many pages into events and keeps every account apart: figures, disputes, origins."""

from riwaya.resolve.events import resolve_events
from riwaya.resolve.explain import EventWhy, explain_event
from riwaya.resolve.rarity import load_rarity
from riwaya.resolve.rulings import rule, rulings_on
from riwaya.resolve.views import ResolvablePage

__all__ = [
    "EventWhy",
    "ResolvablePage",
    "explain_event",
    "load_rarity",
    "resolve_events",
    "rule",
    "rulings_on",
]
