"""Told claims on invented sentences: what series, ceasefires and stories are made from."""

from typing import Any

from tests.resolve.claims import claim_in, when

from riwaya.model.claim import Casualty, Party, Victims
from riwaya.resolve.moments import ToldClaim


def told(sentence: str, trigger: str, **fields: Any) -> ToldClaim:
    """A claim on a page of its own; `page`, `published`, `outlet`, `event` are the page's, the rest the claim's."""
    page = fields.pop("page", "p1")
    published, outlet = fields.pop("published", None), fields.pop("outlet", None)
    event, time = fields.pop("event", f"event of {page}"), fields.pop("time", None)
    identity = fields.pop("id", f"{page} {trigger} {sentence[:12]}")
    claim = claim_in(sentence, sentence, trigger, id=identity, time=when(time) if time else None, **fields)
    return ToldClaim(page=page, scale=page, published=published, outlet=outlet, event=event, claim=claim)


def party(text: str, country: str | None = None, **fields: Any) -> Party:
    start = fields.pop("start", 0)
    return Party(text=text, start=start, end=start + len(text), country=country, **fields)


def count(sentence: str, words: str, low: int | None, high: int | None, **fields: Any) -> Casualty:
    """A number whose words stand in the sentence."""
    at = sentence.index(words)
    victims = Victims(country=fields.pop("country", None), role=fields.pop("role", None))
    kind = fields.pop("kind", "killed")
    return Casualty(
        kind=kind, min=low, max=high, text=words, start=at, end=at + len(words), victims=victims, **fields
    )
