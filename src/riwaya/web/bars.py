"""Bars of figures on one axis from 0 to the largest number that anyone gave."""

from collections.abc import Sequence

from msgspec import Struct

BAR = 1000
"""Units of a figure's bar."""
Range = tuple[int | None, int | None]
"""Least and most, None for an open end."""


class Bar(Struct, frozen=True, kw_only=True):
    """A figure's bar on the axis that all figures of one kind share; `open` where it has no upper end."""

    start: int
    width: int
    open: bool


def axis_end(ranges: Sequence[Range]) -> int:
    """Gives the end of an axis.

    Args:
        ranges: All figures on it.

    Returns:
        The largest number, with a quarter more where a figure is open above.
    """
    top = max((max(low or 0, high or 0) for low, high in ranges), default=0)
    is_open = any(high is None for _, high in ranges)
    return top + -(-top // 4) if is_open else top


def draw_bar(low: int | None, high: int | None, *, top: int) -> Bar:
    """Gives one figure's bar.

    Args:
        low: Least; None for an open end.
        high: Most; None for an open end.
        top: End of the axis.

    Returns:
        The bar; a single number is a short block, so that it can be seen.
    """
    if not top:
        return Bar(start=0, width=0, open=False)
    start = (low or 0) * BAR // top
    end = BAR if high is None else high * BAR // top
    width = max(end - start, BAR // 40)
    return Bar(start=min(start, BAR - width), width=width, open=high is None)
