"""Asks a ledger for what lies beyond single events: stories, running totals, ceasefires.

Nothing of this is stored: it is computed from the ledger's claims and events when it is asked for, so that it
always fits them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from riwaya.analysis import content_words, says
from riwaya.languages.language import Language
from riwaya.ledger.records import ClaimQuery, StoredClaim
from riwaya.ledger.store import Ledger
from riwaya.model.ceasefire import Ceasefire
from riwaya.model.codebook import ClaimType
from riwaya.model.event import Event
from riwaya.model.story import Story, Timeline
from riwaya.model.toll import Toll
from riwaya.resolve.ceasefires import find_ceasefires
from riwaya.resolve.moments import ToldClaim
from riwaya.resolve.stories import fact_of, find_stories
from riwaya.resolve.timeline import make_timeline
from riwaya.resolve.tolls import TOTALS, find_tolls


class RecordWords(Struct, frozen=True, kw_only=True):
    """What a language tells about words, for reading series and ceasefires."""

    words: Callable[[str], Sequence[str]]
    says_in_force: Callable[[str], bool]
    says_running: Callable[[str], bool]


def open_record_words(language: Language) -> RecordWords:
    """Loads what a language tells.

    Args:
        language: Language of the pages.

    Returns:
        The functions that `read_tolls` and `read_ceasefires` ask.
    """
    return RecordWords(
        words=content_words(language),
        says_in_force=says(language, "in_force"),
        says_running=says(language, "running_total"),
    )


def read_stories(ledger: Ledger) -> tuple[Story, ...]:
    """Finds the stories of a ledger.

    Args:
        ledger: Open; best inside its `snapshot` where others write to it.

    Returns:
        Those with most events first.
    """
    found = ledger.claims(ClaimQuery())
    return find_stories(
        fact_of(one.claim, page=one.page_id, event=one.event_id) for one in found if one.event_id is not None
    )


def pick_story(stories: Sequence[Story], identity: str) -> list[Story]:
    """Finds the stories that an id means.

    Args:
        stories: All of them.
        identity: A story's id or the beginning of it, or an event's whole id.

    Returns:
        Those whose id begins so, else those that have the event.
    """
    by_id = [story for story in stories if story.id.startswith(identity)]
    return by_id or [story for story in stories if identity in story.events]


def read_timeline(ledger: Ledger, story: Story) -> Timeline:
    """Puts one story in time order.

    Args:
        ledger: Open.
        story: One of `read_stories`.

    Returns:
        Its timeline.
    """
    events: list[Event] = [
        event for identity in story.events if (event := ledger.event(identity)) is not None
    ]
    members = set(story.events)
    claims = (one for page in story.pages for one in ledger.claims(ClaimQuery(page_id=page)))
    return make_timeline(story, events, _tell(ledger, (one for one in claims if one.event_id in members)))


def read_tolls(ledger: Ledger, stories: Sequence[Story], *, record_words: RecordWords) -> tuple[Toll, ...]:
    """Gathers the running totals of a ledger.

    Args:
        ledger: Open.
        stories: As `read_stories` gives them.
        record_words: As `open_record_words` gives them.

    Returns:
        Tolls by story.
    """
    story_of = {event: story.id for story in stories for event in story.events}
    told = _tell(ledger, _of_types(ledger, sorted(TOTALS)))
    return find_tolls(
        told, stories=story_of, words=record_words.words, says_running=record_words.says_running
    )


def read_ceasefires(
    ledger: Ledger, stories: Sequence[Story], *, record_words: RecordWords
) -> tuple[Ceasefire, ...]:
    """Gathers the ceasefires of a ledger.

    Args:
        ledger: Open.
        stories: As `read_stories` gives them.
        record_words: As `open_record_words` gives them.

    Returns:
        Ceasefires by story, then day.
    """
    told = _tell(ledger, _of_types(ledger, ["ceasefire", "talks"]))
    return find_ceasefires(
        told, stories=stories, words=record_words.words, says_in_force=record_words.says_in_force
    )


def _of_types(ledger: Ledger, types: Iterable[ClaimType]) -> Iterator[StoredClaim]:
    for kind in types:
        yield from ledger.claims(ClaimQuery(type=kind))


def _tell(ledger: Ledger, found: Iterable[StoredClaim]) -> Iterator[ToldClaim]:
    """Adds to claims what their page says of its day; copies of one text count days from one and the same."""
    scales: dict[str, str] = {}
    for one in found:
        if one.published_value is None and one.page_id not in scales:
            page = ledger.page(one.page_id)
            scales[one.page_id] = page.record.text_sha256 if page else one.page_id
        yield ToldClaim(
            page=one.page_id,
            scale=scales.get(one.page_id, one.page_id),
            published=one.published_value,
            outlet=one.outlet,
            event=one.event_id,
            claim=one.claim,
        )
