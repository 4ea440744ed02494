"""The decision: what a person says of which claims tell of one occurrence. Rows are kept for ever."""

from typing import Literal, get_args

from msgspec import Struct

DecisionKind = Literal["confirm", "split", "merge", "undo"]
DECISION_KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)


class Decision(Struct, frozen=True, kw_only=True):
    """One decision, in terms of claims, so that it outlives every grouping.

    Attributes:
        number: Order of making; where two decisions contradict each other, the later holds.
        by: Who made it; `reason` is theirs, `made` the moment (ISO).
        together: Ids of claims that tell of one occurrence.
        apart: Ids of claims that tell of none that `together` tells of.
        events: Ids of the events it was made on, as they were then.
        undoes: Number of the decision that an `undo` takes back; it may itself be an undo.
    """

    number: int
    kind: DecisionKind
    by: str
    reason: str
    made: str
    together: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    undoes: int | None = None
