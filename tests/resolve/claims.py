"""Builds claims on invented sentences, so that a test states only what it is about."""

import re
from collections.abc import Sequence
from typing import Any

from riwaya.model.claim import Attribution, Casualty, Claim, Place, Span, Speaker, Time, Victims
from riwaya.resolve import ResolvablePage
from riwaya.resolve.views import ClaimView, view_page


def plain_words(text: str) -> Sequence[str]:
    """Words of more than two letters with "ال" and one-letter prefixes off: enough for invented sentences."""
    words = re.findall(r"\w{3,}", text)
    return [re.sub(r"^(?:[وفبل]?ال|لل)(?=\w{2})", "", word) for word in words]


def claim_in(text: str, sentence: str, trigger: str, **fields: Any) -> Claim:
    """A claim of `sentence` in `text`; `type` is attack unless given."""
    start = text.index(sentence)
    at = start + sentence.index(trigger)
    return Claim(
        id=fields.pop("id", f"{fields.get('type', 'attack')}-{at}-{len(text)}"),
        type=fields.pop("type", "attack"),
        trigger=Span(start=at, end=at + len(trigger), text=trigger),
        evidence=Span(start=start, end=start + len(sentence), text=sentence),
        **fields,
    )


def speaker(text: str, **fields: Any) -> Speaker:
    return Speaker(text=text, start=0, end=len(text), kind=fields.pop("kind", "organisation"), **fields)


def says(text: str | None, stance: Any = "asserts", **fields: Any) -> Attribution:
    return Attribution(stance=stance, quote="indirect", speaker=speaker(text, **fields) if text else None)


def figure(low: int | None, high: int | None, *, kind: Any = "killed", role: Any = None) -> Casualty:
    return Casualty(kind=kind, min=low, max=high, text="", start=0, end=0, victims=Victims(role=role))


def when(value: str) -> Time:
    return Time(text="", start=0, end=0, value=value)


def where(name: str, **fields: Any) -> Place:
    return Place(
        text=name, start=0, end=len(name), name=name, precision=fields.pop("precision", "town"), **fields
    )


def page_of(text: str, *claims: Claim, id: str = "p1", **fields: Any) -> ResolvablePage:  # noqa: A002
    return ResolvablePage(
        id=id, text=text, text_sha256=fields.pop("digest", f"digest of {text}"), claims=claims, **fields
    )


def view_of(sentence: str, trigger: str, *, page: str = "p1", **fields: Any) -> ClaimView:
    """The view of one claim on a page of one sentence."""
    page_fields = {name: fields.pop(name) for name in ("published", "outlet") if name in fields}
    claim = claim_in(
        sentence, sentence, trigger, **{"id": f"{page}-{fields.get('type', 'attack')}", **fields}
    )
    return view_page(page_of(sentence, claim, id=page, **page_fields), words=plain_words)[0]
