"""Groups claims of many pages into events and keeps every account apart: figures, disputes, origins."""

from riwaya.resolve.events import resolve_events
from riwaya.resolve.views import ResolvablePage

__all__ = ["ResolvablePage", "resolve_events"]
