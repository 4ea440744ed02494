"""Tables for people: English heads, the page's own words in the cells.

Most terminals do not reorder Arabic, so nothing here depends on the order of cells in a line.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from riwaya.cli.console import open_console, printable
from riwaya.model.claim import Casualty, Claim, Place, Speaker
from riwaya.model.event import Event

if TYPE_CHECKING:
    from riwaya.ledger.records import StoredClaim

SIGNS = {
    "asserts": "+",
    "confirms": "+",
    "denies": "-",
    "accuses": "!",
    "demands": "!",
    "threatens": "!",
    "promises": "~",
    "refuses": "-",
    "warns": "?",
    "expects": "?",
}
"""A sign beside every stance, so that it can be told without colour."""
OUTLET = "(the outlet)"
_SHORT_ID = 10


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Prints rows under English heads on standard output.

    Args:
        heads: One head a column.
        rows: Cells; None is printed as an empty cell, words of pages are made safe for terminals.
    """
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(*heads, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for row in rows:
        table.add_row(*(Text("" if cell is None else printable(str(cell))) for cell in row))
    open_console().print(table)


def event_row(event: Event) -> tuple[object, ...]:
    """Gives an event's cells: id, type, time, place, disputed axes, claimants, pages, origins.

    Args:
        event: The event.

    Returns:
        One cell a column of `EVENT_HEADS`.
    """
    axes = ", ".join(dict.fromkeys(dispute.axis for dispute in event.disputes))
    when = event.time.value if event.time else None
    return (
        event.id[:_SHORT_ID],
        name_type(event.type, event.mode),
        when,
        name_place(event.place),
        axes,
        " · ".join(
            f"{name_speaker(said.claimant)}: {figure.kind} {name_range(said.min, said.max)}"
            for figure in event.figures
            for said in figure.by_claimant
        ),
        event.pages,
        event.origins,
    )


EVENT_HEADS = ("event", "type", "time", "place", "disputed", "figures by claimant", "pages", "origins")
CLAIM_HEADS = ("claim", "type", "stance", "claimant", "who", "to whom", "figures", "place", "time", "page")


def claim_row(stored: "StoredClaim") -> tuple[object, ...]:
    """Gives a claim's cells: id, type, stance, claimant, sides, figures, place, time, page.

    Args:
        stored: The claim with its page.

    Returns:
        One cell a column of `CLAIM_HEADS`.
    """
    claim = stored.claim
    return (
        claim.id[:_SHORT_ID],
        name_type(claim.type, claim.mode),
        name_stance(claim.attribution.stance),
        name_speaker(claim.attribution.speaker),
        claim.source.text if claim.source else None,
        claim.target.text if claim.target else None,
        ", ".join(name_casualty(casualty) for casualty in claim.casualties),
        name_place(claim.place),
        claim.time.value if claim.time else None,
        stored.page_id,
    )


def name_type(kind: str, mode: str | None) -> str:
    """Names type and mode.

    Args:
        kind: Type of the codebook.
        mode: Its mode; None where not stated.

    Returns:
        `type` or `type/mode`.
    """
    return kind if mode is None else f"{kind}/{mode}"


def name_stance(stance: str) -> str:
    """Names a stance with its sign.

    Args:
        stance: Word of the codebook.

    Returns:
        Sign and word.
    """
    return f"{SIGNS[stance]} {stance}"


def name_speaker(speaker: Speaker | None) -> str:
    """Names who speaks.

    Args:
        speaker: None where the outlet speaks itself.

    Returns:
        The page's words.
    """
    return OUTLET if speaker is None else speaker.text


def name_place(place: Place | None) -> str | None:
    """Names a place.

    Args:
        place: As stated; None where none is.

    Returns:
        The page's words and the English name where it is known.
    """
    if place is None:
        return None
    return f"{place.text} ({place.name})" if place.name else place.text


def name_range(low: int | None, high: int | None, *, approx: bool = False) -> str:
    """Names a number of people in words, which cannot be misread from right to left.

    Args:
        low: Least; None for an open end.
        high: Most; None for an open end.
        approx: Stated as about.

    Returns:
        `4`, `20 or more`, `up to 30`, `5 to 7`; with `about` where so stated.
    """
    if low == high:
        words = "no figure" if low is None else str(low)
    elif high is None:
        words = f"{low} or more"
    else:
        words = f"up to {high}" if low is None else f"{low} to {high}"
    return f"about {words}" if approx else words


def name_casualty(casualty: Casualty) -> str:
    """Names a stated number of victims.

    Args:
        casualty: The statement.

    Returns:
        `killed 20 or more`.
    """
    return f"{casualty.kind} {name_range(casualty.min, casualty.max, approx=casualty.approx)}"


def name_chain(claim: Claim, *, outlet: str | None) -> str:
    """Names the way of a claim's words: outlet, then who passed them on, then who said them.

    Args:
        claim: The claim.
        outlet: Who printed it; None where unknown.

    Returns:
        Links joined by arrows that point from teller to told.
    """
    links = [outlet or OUTLET, *(link.text for link in claim.attribution.via)]
    if claim.attribution.speaker is not None:
        links.append(claim.attribution.speaker.text)
    return " <- ".join(printable(link) for link in links)
