"""Hand-written records about invented places: three stories, a page with furniture, and a hostile page."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from riwaya.histories import RecordWords
from riwaya.ledger.store import Ledger
from riwaya.model.claim import (
    Attribution,
    Casualty,
    Claim,
    PageRecord,
    Party,
    Place,
    Span,
    Speaker,
    Time,
    Victims,
)
from riwaya.model.decision import Decision
from riwaya.model.event import (
    Bounds,
    ClaimantFigure,
    Dispute,
    Event,
    EventClaim,
    EventTime,
    Figure,
    Position,
)
from riwaya.model.page import Published, RawPage, Refusal, Segment

HOSTILE_ID = 'h/1"><b>&.json'
HOSTILE_NAME = '<b onmouseover="alert(1)">\u202eجريدة</b>'
LONG_WORD = "ططططططططططط" * 60
PORT = RawPage(
    id="a1",
    outlet="صحيفة الميناء",
    published="2031-03-05",
    title="ساردا تنفي",
    url="https://mina.example/1",
    text=(
        "ساردا تنفي قصف بلدة تل الريح\n"
        "نفت وزارة الدفاع في ساردا أن تكون قواتها قصفت بلدة تل الريح أمس الثلاثاء.\n"
        "وقالت وكالة المرفأ نقلا عن مصدر طبي إن ما لا يقل عن 12 مدنيا قتلوا في القصف على البلدة.\n"
        "\n"
        "وتقع البلدة على طريق الملح بين الساحل وسهل السنابل، ويقصدها التجار في الربيع.\n"
        "ولم يتسن التحقق من الصور المتداولة.\n"
        "وكان الطقس باردا في ذلك اليوم.\n"
        "إقرأ أيضاً: أسعار القمح ترتفع في المرفأ\n"
        "شارك الخبر  تعليقات  طباعة"
    ),
)
HARBOUR = RawPage(
    id="a2",
    outlet="وكالة المرفأ",
    published="2031-03-06",
    text=(
        "تل الريح - وكالة المرفأ\n"
        "ارتفعت حصيلة القصف على بلدة تل الريح إلى 15 قتيلا، بحسب مصدر طبي.\n"
        "واتهم مجلس بلدة تل الريح قوات ساردا بضرب السوق ظهر الثلاثاء ومقتل 20 مدنيا على الأقل.\n"
        "وأكدت وزارة الدفاع في ساردا أن 4 مسلحين فقط قتلوا بنيران مجهولة."
    ),
)
EARS = RawPage(
    id="a3",
    outlet="جريدة السنابل",
    published=None,
    text="تعرضت بلدة تل الريح لقصف أوقع عشرات الجرحى.\nويجتمع وفدا ساردا وتل الريح في الميناء الأبيض الخميس.",
)
HOSTILE = RawPage(
    id=HOSTILE_ID,
    outlet=HOSTILE_NAME,
    title="</title><script>alert(1)</script>",
    url="javascript:alert(1)",
    text=(
        "قال شاهد </p><script>alert(1)</script> إن مظاهرة خرجت \u202eفي القرية"
        " <img src=x onerror=alert(1)>.\n"
        f"{LONG_WORD}\n"
        "{{ 7 * 7 }} {% raw %} &lt;b&gt; \x00 \u2066 نهاية"
    ),
)
WIND_HILL = "بلدة تل الريح"


def find(page: RawPage, phrase: str, *, after: str = "") -> dict[str, Any]:
    """Start, end and text of a phrase, the first one that begins after another phrase."""
    start = page.text.index(phrase, page.text.index(after) if after else 0)
    return {"start": start, "end": start + len(phrase), "text": phrase}


def sentence(page: RawPage, at: int) -> Span:
    start = page.text.rfind("\n", 0, at) + 1
    end = page.text.find("\n", at)
    return Span(
        start=start,
        end=end if end >= 0 else len(page.text),
        text=page.text[start:end] if end >= 0 else page.text[start:],
    )


def claim(page: RawPage, identity: str, trigger: str, *, after: str = "", **fields: Any) -> Claim:
    span = Span(**find(page, trigger, after=after))
    return Claim(id=identity, trigger=span, evidence=sentence(page, span.start), **fields)


def place(page: RawPage, *, after: str = "") -> Place:
    return Place(**find(page, WIND_HILL, after=after), id="wind-hill", name="Tal al-Rih", precision="town")


def speaker(page: RawPage, phrase: str, kind: Any, *, after: str = "", **fields: Any) -> Speaker:
    return Speaker(**find(page, phrase, after=after), kind=kind, **fields)


def killed(page: RawPage, phrase: str, low: int | None, high: int | None) -> Casualty:
    return Casualty(**find(page, phrase), kind="killed", min=low, max=high, victims=Victims(role="CVL"))


def port_claims() -> tuple[Claim, ...]:
    ministry = speaker(
        PORT, "وزارة الدفاع في ساردا", "organisation", role="GOV", name="وزارة الدفاع في ساردا"
    )
    medic = speaker(PORT, "مصدر طبي", "unnamed", role="MED_H")
    agency = speaker(PORT, "وكالة المرفأ", "agency", name="وكالة المرفأ")
    return (
        claim(
            PORT,
            "c1-denial",
            "قصفت",
            type="attack",
            mode="shelling",
            source=Party(**find(PORT, "قواتها"), role="MIL"),
            target=Party(**find(PORT, WIND_HILL, after="قصفت")),
            place=place(PORT, after="قصفت"),
            time=Time(**find(PORT, "أمس الثلاثاء"), value="2031-03-04"),
            attribution=Attribution(stance="denies", quote="indirect", speaker=ministry),
            why={"stance": "نفت"},
        ),
        claim(
            PORT,
            "c2-medic",
            "القصف",
            after="وقالت",
            type="attack",
            mode="shelling",
            place=place(PORT, after="قصفت"),
            time=Time(**find(PORT, "أمس الثلاثاء"), value="2031-03-04"),
            casualties=(killed(PORT, "ما لا يقل عن 12 مدنيا", 12, None),),
            attribution=Attribution(quote="indirect", speaker=medic, via=(agency,)),
        ),
    )


def harbour_claims() -> tuple[Claim, ...]:
    medic = speaker(HARBOUR, "مصدر طبي", "unnamed", role="MED_H")
    council = speaker(HARBOUR, "مجلس بلدة تل الريح", "organisation", role="GOV", name="مجلس بلدة تل الريح")
    ministry = speaker(
        HARBOUR, "وزارة الدفاع في ساردا", "organisation", role="GOV", name="وزارة الدفاع في ساردا"
    )
    return (
        claim(
            HARBOUR,
            "c3-medic",
            "القصف",
            type="attack",
            mode="shelling",
            place=place(HARBOUR),
            casualties=(killed(HARBOUR, "15 قتيلا", 15, 15),),
            attribution=Attribution(quote="indirect", speaker=medic),
        ),
        claim(
            HARBOUR,
            "c4-council",
            "ضرب",
            type="attack",
            mode="shelling",
            source=Party(**find(HARBOUR, "قوات ساردا"), role="MIL", name="ساردا"),
            time=Time(**find(HARBOUR, "ظهر الثلاثاء"), value="2031-03-04"),
            casualties=(killed(HARBOUR, "20 مدنيا على الأقل", 20, None),),
            attribution=Attribution(stance="accuses", quote="indirect", speaker=council),
        ),
        claim(
            HARBOUR,
            "c5-ministry",
            "قتلوا",
            type="toll",
            casualties=(killed(HARBOUR, "4 مسلحين", 4, 4),),
            attribution=Attribution(quote="indirect", speaker=ministry),
        ),
    )


def ears_claims() -> tuple[Claim, ...]:
    return (
        claim(EARS, "c6-voice", "قصف", type="attack", mode="shelling", place=place(EARS)),
        claim(
            EARS,
            "c7-talks",
            "يجتمع",
            type="talks",
            mode="meeting",
            status="planned",
            time=Time(**find(EARS, "الخميس"), value="pub:thu"),
            source=Party(**find(EARS, "وفدا ساردا وتل الريح"), role="GOV"),
        ),
    )


def hostile_claims() -> tuple[Claim, ...]:
    witness = speaker(HOSTILE, "شاهد </p><script>alert(1)</script>", "unnamed", name=HOSTILE_NAME)
    return (
        claim(
            HOSTILE,
            "c8-hostile",
            "مظاهرة",
            type="protest",
            mode="demonstration",
            attribution=Attribution(quote="indirect", speaker=witness),
        ),
    )


PAGES: tuple[tuple[RawPage, tuple[Claim, ...]], ...] = (
    (PORT, port_claims()),
    (HARBOUR, harbour_claims()),
    (EARS, ears_claims()),
    (HOSTILE, hostile_claims()),
)


def segments(page: RawPage) -> tuple[Segment, ...]:
    furniture = page.text.find("إقرأ أيضاً")
    if furniture < 0:
        return (Segment(kind="main", start=0, end=len(page.text)),)
    return (
        Segment(kind="main", start=0, end=furniture - 1),
        Segment(kind="furniture", start=furniture, end=len(page.text)),
    )


def record(page: RawPage, claims: tuple[Claim, ...]) -> PageRecord:
    published = (
        Published(value=page.published, precision="day", basis="metadata") if page.published else Published()
    )
    return PageRecord(
        id=page.id,
        text_sha256=hashlib.sha256(page.text.encode()).hexdigest(),
        rules="0.1.0",
        published=published,
        segments=segments(page),
        claims=claims,
    )


def event_claims(*pairs: tuple[RawPage, Claim]) -> tuple[EventClaim, ...]:
    return tuple(
        EventClaim(
            page=page.id,
            claim=one.id,
            type=one.type,
            trigger=Bounds(start=one.trigger.start, end=one.trigger.end),
            evidence=Bounds(start=one.evidence.start, end=one.evidence.end),
        )
        for page, one in pairs
    )


def shelling() -> Event:
    denial, medic = port_claims()
    later, council, ministry = harbour_claims()
    voice, _ = ears_claims()
    speakers = {one.id: one.attribution.speaker for one in (denial, medic, later, council, ministry)}
    stated = [("c2-medic", 12, None), ("c3-medic", 15, 15), ("c4-council", 20, None), ("c5-ministry", 4, 4)]
    return Event(
        id="e1-shelling",
        type="attack",
        mode="shelling",
        claims=event_claims(
            (PORT, denial),
            (PORT, medic),
            (HARBOUR, later),
            (HARBOUR, council),
            (HARBOUR, ministry),
            (EARS, voice),
        ),
        time=EventTime(value="2031-03-04"),
        place=denial.place,
        sides=tuple(party for party in (council.source, denial.target) if party),
        figures=(
            Figure(
                kind="killed",
                victims=Victims(role="CVL"),
                low=4,
                high=None,
                by_claimant=tuple(
                    ClaimantFigure(
                        claimant=speakers[identity],
                        min=low,
                        max=high,
                        stance="accuses" if identity == "c4-council" else "asserts",
                        claims=(identity,),
                    )
                    for identity, low, high in stated
                ),
            ),
        ),
        disputes=(
            Dispute(
                axis="happened",
                positions=(
                    Position(claimant=speakers["c1-denial"], says="denies", claims=("c1-denial",)),
                    Position(claimant=speakers["c2-medic"], says="affirms", claims=("c2-medic", "c3-medic")),
                    Position(claimant=None, says="affirms", claims=("c6-voice",)),
                ),
            ),
            Dispute(
                axis="figures",
                positions=(
                    Position(claimant=speakers["c3-medic"], says="killed 15", claims=("c3-medic",)),
                    Position(claimant=speakers["c5-ministry"], says="killed 4", claims=("c5-ministry",)),
                ),
            ),
        ),
        pages=3,
        origins=2,
        aliases=("e0-old",),
    )


def simple_event(identity: str, page: RawPage, one: Claim) -> Event:
    return Event(
        id=identity,
        type=one.type,
        mode=one.mode,
        claims=event_claims((page, one)),
        time=EventTime(value=one.time.value) if one.time else None,
        place=one.place,
        sides=(one.source,) if one.source else (),
        figures=(),
        disputes=(),
        pages=1,
        origins=1,
    )


def events() -> tuple[Event, ...]:
    return (
        simple_event("e2-talks", EARS, ears_claims()[1]),
        simple_event("e3-hostile", HOSTILE, hostile_claims()[0]),
        shelling(),
    )


def decisions() -> tuple[Decision, ...]:
    """A split that is undone, a confirmation that stands, and one on the hostile page's event."""
    told = tuple(sorted(one.claim for one in shelling().claims))
    split = Decision(
        number=1,
        kind="split",
        by="سلمى",
        reason="خبران لا خبر",
        made="2031-03-07T08:00:00+00:00",
        together=told[:1],
        apart=told[1:],
        events=("e1-shelling",),
    )
    undo = replace(split, number=2, kind="undo", together=(), apart=(), undoes=1, reason="أخطأت")
    confirm = replace(split, number=3, kind="confirm", together=told, apart=(), reason="قرأت النصوص كلها")
    hostile = replace(
        confirm, number=4, by="<b>x</b>", reason="</p><script>alert(1)</script>", together=("c8-hostile",)
    )
    return split, undo, confirm, hostile


def words_of(text: str) -> Sequence[str]:
    """A reading of words that is enough for these pages: as they stand, without marks."""
    return [word.strip(".،") for word in text.split() if word.strip(".،")]


def fill_ledger(path: Path) -> Path:
    """Makes a ledger of these records."""
    with Ledger.open(path, analyse=words_of) as ledger:
        run = ledger.start_run(command="test", rules="0.1.0", started="2031-03-07T00:00:00Z")
        for page, claims in PAGES:
            added = ledger.add_page(page, record(page, claims), run=run)
            assert (added.claims, added.refused) == (len(claims), 0), added
        refusal = Refusal(
            reason="bad_json",
            source="<i>pages</i>.jsonl",
            line=7,
            detail="expected a JSON object, found '<script>'",
        )
        ledger.add_refusal(refusal, run=run)
        ledger.replace_events(events())
        for decision in decisions():
            ledger.add_decision(decision)
        ledger.finish_run(run, finished="2031-03-07T00:00:01Z")
    return path


def record_words() -> RecordWords:
    """Plain words; the made-up pages say "إجمالي" of a running total."""
    return RecordWords(
        words=words_of,
        says_in_force=lambda text: "سريان" in text,
        says_running=lambda text: "إجمالي" in text,
    )
