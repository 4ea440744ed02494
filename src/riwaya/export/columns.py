"""Names and explains every column of every exported table; the CODEBOOK.md beside the data is made of this.

Offsets are code points of the page's raw text, start in, end out. Words in capitals and coded words are the
codebook's. A change here is a change users see: names stay, meanings stay.
"""

from msgspec import Struct


class Column(Struct, frozen=True):
    """One column: its name and what stands in it."""

    name: str
    description: str


class Table(Struct, frozen=True):
    """One file, without its ending: what one row is, and the columns in order."""

    name: str
    row: str
    columns: tuple[Column, ...]


def _party(name: str, who: str) -> tuple[Column, ...]:
    return (
        Column(name, f"{who}: the words of the text."),
        Column(f"{name}_start", f"Where the words of `{name}` begin."),
        Column(f"{name}_end", "Where they end (out)."),
        Column(
            f"{name}_country", "ISO 3166-1 alpha-3 or the codebook's own code; empty where it cannot be told."
        ),
        Column(f"{name}_role", "GOV, MIL, COP, REB, OPP, CVL, MED, MED_H, IGO, PKO or BUS."),
        Column(f"{name}_name", "The proper name in the words, as the text has it."),
    )


def _side(number: int) -> tuple[Column, ...]:
    return (
        Column(
            f"side_{number}", f"Side {number} of the event in the words of its earliest claim that has one."
        ),
        Column(f"side_{number}_country", "Its country code."),
        Column(f"side_{number}_role", "Its role."),
        Column(f"side_{number}_name", "Its proper name, as the text has it."),
    )


def claimant_columns() -> tuple[Column, ...]:
    """Columns of who says so."""
    return (
        Column("claimant", "Who says so, in the words of the text; empty for the outlet's own voice."),
        Column("claimant_name", "The claimant's proper name, as the text has it."),
        Column("claimant_country", "The claimant's country code."),
        Column("claimant_role", "The claimant's role."),
        Column("claimant_kind", "person, organisation, agency, unnamed or document."),
    )


_PLACE = (
    Column("place", "Where it happened: the most specific place stated, in the words of the text."),
    Column("place_start", "Where the words of `place` begin."),
    Column("place_end", "Where they end (out)."),
    Column("place_id", "The gazetteer's id."),
    Column("place_name", "English name."),
    Column("place_country", "ISO 3166-1 alpha-3 of the internationally recognised territory."),
    Column("latitude", "Degrees north, WGS 84."),
    Column("longitude", "Degrees east, WGS 84."),
    Column("place_precision", "town, near, region or country."),
)
_VICTIMS = (
    Column("victims_country", "Country code of the victims."),
    Column("victims_role", "Role of the victims."),
)
_PLOVER = (
    Column(
        "plover_type", "PLOVER event type; empty where PLOVER has none (see status, polarity for the rest)."
    ),
    Column("plover_mode", "PLOVER mode, where the mode has one."),
    Column("cameo_root", "CAMEO root code, two digits, as text."),
)

LEDGER_TABLES: tuple[Table, ...] = (
    Table(
        "pages",
        "one page, in its current text and reading",
        (
            Column("page_id", "The page's id."),
            Column("outlet", "Outlet, where the source gives one."),
            Column("url", "Address, where the source gives one."),
            Column("title", "Title, where the source gives one; nothing is read out of it."),
            Column("published", "Publication date: day, month or year; empty where unknown, never guessed."),
            Column("published_precision", "day, month or year."),
            Column("published_basis", "metadata, text, weekday or unknown."),
            Column("text_sha256", "SHA-256 of the text in UTF-8; all offsets belong to exactly this text."),
            Column("length_cp", "Length of the text in code points."),
            Column("rules", "Version of the lexicons and rules that read the page."),
            Column("claims", "Number of claims."),
        ),
    ),
    Table(
        "claims",
        "one occurrence as one claimant states it",
        (
            Column("claim_id", "The claim's id; pages with one and the same text share it."),
            Column("page_id", "The page it stands on."),
            Column("event_id", "The event it belongs to; empty where events were not resolved since."),
            Column("outlet", "The page's outlet."),
            Column("published", "The page's publication date."),
            Column("type", "One of the codebook's 16 types."),
            Column("mode", "One of the type's modes, `other`, or empty where none is stated."),
            Column("status", "occurred, ongoing, planned or possible."),
            Column("polarity", "positive or negative, as to the occurrence itself."),
            Column("background", "true where earlier history is recalled."),
            Column("segment", "main, or other where it stands in another story put on the page."),
            Column("trigger", "The words naming what happened."),
            Column("trigger_start", "Where they begin."),
            Column("trigger_end", "Where they end (out)."),
            Column("evidence", "The whole sentence."),
            Column("evidence_start", "Where it begins."),
            Column("evidence_end", "Where it ends (out)."),
            *_party("source", "Who does it"),
            *_party("target", "To whom, or the second side"),
            Column("others", "Further parties, in the words of the text."),
            Column("others_part", "mediator, host or side, one for each of `others`."),
            *_PLACE,
            Column("time", "When it happened, in the words of the text."),
            Column("time_start", "Where the words of `time` begin."),
            Column("time_end", "Where they end (out)."),
            Column("time_value", "EDTF-style date or interval, or relative to publication (`pub-1d`)."),
            Column("stance", "How the speaker puts it: asserts, confirms, denies, … (10 values)."),
            Column("quote", "direct, indirect or none."),
            *_party("speaker", "Who says so; empty for the outlet's own voice"),
            Column("speaker_kind", "person, organisation, agency, unnamed or document."),
            Column("via", "The chain between speaker and outlet, outermost first."),
            Column("via_kind", "Kind of each link of `via`."),
            *_PLOVER,
        ),
    ),
    Table(
        "casualties",
        "one stated number of people of one claim",
        (
            Column("claim_id", "The claim."),
            Column("page_id", "The page it stands on."),
            Column("event_id", "The claim's event."),
            Column("kind", "killed, wounded, casualties (dead or wounded), missing, captured or displaced."),
            Column("min", "Lowest number meant, inclusive; empty for an open end."),
            Column("max", "Highest number meant, inclusive; empty for an open end."),
            Column("approx", "true for a number given as about."),
            Column("text", "The words of the text."),
            Column("start", "Where they begin."),
            Column("end", "Where they end (out)."),
            *_VICTIMS,
            Column("stance", "The claim's stance."),
            *claimant_columns(),
        ),
    ),
    Table(
        "events",
        "the claims judged to tell of one occurrence",
        (
            Column("event_id", "The event's id."),
            Column("aliases", "Ids it had before."),
            Column("type", "One of the codebook's 16 types."),
            Column("mode", "One of the type's modes."),
            Column("time_value", "EDTF-style date or interval, or relative to publication."),
            Column("event_date", "The day, where `time_value` is one."),
            *(column for column in _PLACE if column.name not in {"place_start", "place_end"}),
            Column("geo_precision", "ACLED's: 1 town, 2 near a town or part of a region, 3 larger region."),
            *_side(1),
            *_side(2),
            Column("further_sides", "Sides beyond the second, in the words of the text."),
            Column("killed_low", "Lowest number killed that a claimant gives, for the largest group."),
            Column("killed_high", "Highest number killed, likewise. Groups are never added up: see figures."),
            Column("disputed", "Axes in dispute: happened, who, victims, figures, when, where."),
            Column("claims", "Number of claims."),
            Column("pages", "Number of pages that tell of it."),
            Column("origins", "Independent sources: copies and pages of one chain count once."),
            Column("acled_event_type", "ACLED event type; empty where ACLED codes no such thing."),
            Column("acled_sub_event_type", "ACLED sub-event type."),
            Column("ucdp_type_of_violence", "1 state-based, 2 non-state, 3 one-sided; UCDP asks for deaths."),
            *_PLOVER,
        ),
    ),
    Table(
        "figures",
        "one claimant's figure for one kind and one group of victims of an event",
        (
            Column("event_id", "The event."),
            Column("kind", "killed, wounded, casualties, missing, captured or displaced."),
            *_VICTIMS,
            Column("low", "Lowest figure of all claimants; empty for an open end."),
            Column("high", "Highest figure of all claimants; empty for an open end."),
            *claimant_columns(),
            Column("min", "This claimant's figure: lowest number meant; empty for an open end."),
            Column("max", "This claimant's figure: highest number meant; empty for an open end."),
            Column("stance", "How the claimant puts it."),
            Column("claims", "Ids of the claims that give it, in time order."),
        ),
    ),
    Table(
        "disputes",
        "one claimant's position on one axis on which an event's claimants differ",
        (
            Column("event_id", "The event."),
            Column("axis", "happened, who, victims, figures, when or where."),
            Column("says", "affirms, denies, or the value said."),
            *claimant_columns(),
            Column("claims", "Ids of the claims that say so."),
        ),
    ),
    Table(
        "decisions",
        "what one person decided on events; a row that another one undoes stays",
        (
            Column("number", "Order of making; where two contradict each other, the later holds."),
            Column("kind", "confirm, split, merge or undo."),
            Column("by", "Who decided."),
            Column("reason", "Why, in their words."),
            Column("made", "When, ISO 8601."),
            Column("together", "Ids of claims that belong together."),
            Column("apart", "Ids of claims that belong with none of them."),
            Column("events", "Ids that the events had then."),
            Column("undoes", "Number of the decision that an undo takes back."),
        ),
    ),
)  # fmt: skip
"""Tables of what the ledger stores, in the order they are written."""
