"""Adds up the cases of a peers' suite into figures by group of cases."""

from collections import Counter
from collections.abc import Iterable

# Notes of the suites that keep a case out of the clean group.
GROUPS = ("no-impl-passes", "span-only", "values-unchecked")


def suite_figures(tallies: Iterable[tuple[str | list[str], Counter[str]]]) -> dict[str, dict[str, float]]:
    """Adds up tallies by group.

    Args:
        tallies: A case's notes and its counts: cases, expected, found, exact, values, right.

    Returns:
        Group → its figures.
    """
    groups: dict[str, Counter[str]] = {}
    for notes, tally in tallies:
        group = next((tag for tag in GROUPS if tag in notes), "clean")
        groups.setdefault(group, Counter()).update(tally)
    return {group: _figures(tally) for group, tally in sorted(groups.items())}


def _figures(tally: Counter[str]) -> dict[str, float]:
    precision = tally["exact"] / max(1, tally["found"])
    recall = tally["exact"] / max(1, tally["expected"])
    figures: dict[str, float] = {key: tally[key] for key in ("cases", "expected", "found")}
    if tally["values"]:
        figures["value_accuracy"] = round(tally["right"] / tally["values"], 4)
    f1 = 2 * precision * recall / (precision + recall) if tally["exact"] else 0.0
    return {
        **figures,
        "span_precision": round(precision, 4),
        "span_recall": round(recall, 4),
        "span_f1": round(f1, 4),
    }
