"""Addresses of the desk's pages, with the reader's language kept in every link."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from msgspec import Struct


class Links(Struct, frozen=True, kw_only=True):
    """Makes addresses for one request.

    Attributes:
        lang: The reader's language where it is not the desk's own, else None.
        path: Path of the page that is being read.
        query: Its query without `lang`, blank values left out.
    """

    lang: str | None
    path: str
    query: Mapping[str, str]

    def to(self, path: str, query: Mapping[str, str] | None = None, *, anchor: str = "") -> str:
        """Returns the address of a path of the desk, percent-encoded already."""
        pairs = dict(query or {})
        if self.lang:
            pairs["lang"] = self.lang
        return path + (f"?{urlencode(pairs)}" if pairs else "") + (f"#{quote(anchor)}" if anchor else "")

    def event(self, event_id: str) -> str:
        """Returns the address of an event."""
        return self.to(f"/events/{quote(event_id, safe='')}")

    def why(self, event_id: str) -> str:
        """Returns the address of an event's reasons."""
        return self.to(f"/events/{quote(event_id, safe='')}/why")

    def decide(self, event_id: str) -> str:
        """Returns the address of the forms by which people decide on an event."""
        return self.to(f"/events/{quote(event_id, safe='')}/decide")

    def page(self, page_id: str, *, claim: str = "") -> str:
        """Returns the address of a page, at a claim's words where one is given."""
        return self.to(f"/pages/{quote(page_id, safe='')}", anchor=f"c-{claim}" if claim else "")

    def here(self, **changes: str | int | None) -> str:
        """Returns this page's address with some of its query changed; None takes a name out."""
        return self.to(self.path, self._changed(changes))

    def twin(self) -> str:
        """Returns the address of this page's JSON twin."""
        return (self.path if self.path != "/" else "/events") + ".json" + self._encoded(self.query)

    def in_language(self, code: str | None) -> str:
        """Returns this page's address in another language; None for the desk's own."""
        return self.path + self._encoded({**self.query, **({"lang": code} if code else {})})

    def _changed(self, changes: Mapping[str, str | int | None]) -> dict[str, str]:
        kept = {name: value for name, value in self.query.items() if name not in changes}
        return kept | {name: str(value) for name, value in changes.items() if value is not None}

    def _encoded(self, pairs: Mapping[str, str]) -> str:
        return f"?{urlencode(pairs)}" if pairs else ""
