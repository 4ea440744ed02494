"""Reads invented sentences with the shipped words and places, one main segment a page."""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256

from riwaya.extract import extract_claims, load_models
from riwaya.extract.casualties import find_tolls
from riwaya.extract.drafts import Draft
from riwaya.extract.frames import Discourse, Frame
from riwaya.extract.occurrences import find_occurrences
from riwaya.extract.sayings import find_frames
from riwaya.extract.scene import Scene
from riwaya.languages import load_language
from riwaya.languages.language import Language
from riwaya.model.claim import Claim, Party
from riwaya.model.codebook import SegmentKind
from riwaya.model.page import CleanPage, RawPage, Segment
from riwaya.model.reading import ReadPage
from riwaya.places import load_gazetteer
from riwaya.read import Reader

TODAY = "2031-03-05"  # a Wednesday


@cache
def language() -> Language:
    return load_language()


@cache
def reader() -> Reader:
    return Reader(language(), load_gazetteer(language().fold, lexicon=language().lexicon))


def clean(text: str, *, published: str | None = TODAY, segments: Sequence[Segment] = ()) -> CleanPage:
    whole = Segment(kind="main", start=0, end=len(text))
    return CleanPage(
        page=RawPage(id="p", text=text, published=published),
        text_sha256=sha256(text.encode(errors="surrogatepass")).hexdigest(),
        segments=tuple(segments) or (whole,),
    )


def segment(text: str, part: str, kind: SegmentKind) -> Segment:
    start = text.index(part)
    return Segment(kind=kind, start=start, end=start + len(part))


def read(text: str, *, published: str | None = TODAY, segments: Sequence[Segment] = ()) -> ReadPage:
    return reader().read_page(clean(text, published=published, segments=segments))


def scene_of(text: str, *, quoted: bool = False) -> Scene:
    [sentence, *_] = read(text).sentences
    return Scene(sentence, text, language=language(), quoted=quoted)


def frames_of(text: str, *, discourse: Discourse | None = None) -> tuple[Frame, ...]:
    return find_frames(scene_of(text), discourse or Discourse())


def drafts_of(text: str) -> tuple[Draft, ...]:
    scene = scene_of(text)
    return find_occurrences(scene, find_frames(scene, Discourse()), find_tolls(scene))


def ruled(text: str, *, published: str | None = TODAY, segments: Sequence[Segment] = ()) -> tuple[Claim, ...]:
    """Claims as the rules make them, all kept."""
    page = read(text, published=published, segments=segments)
    return extract_claims(page, language=language(), models=None).claims


def judged(text: str, *, published: str | None = TODAY) -> tuple[Claim, ...]:
    """Claims as the shipped models choose and keep them."""
    return extract_claims(read(text, published=published), language=language(), models=load_models()).claims


def told(party: Party | None) -> tuple[str, str | None, str | None] | None:
    return None if party is None else (party.text, party.country, party.role)


def words(party: Party | None) -> str | None:
    return None if party is None else party.text
