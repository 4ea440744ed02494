"""Reads decisions of people from a file (`resolve --decisions`): what `riwaya decisions --json` writes."""

from pathlib import Path

import msgspec

from riwaya.errors import UsageError
from riwaya.model.decision import Decision


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Reads a file of decisions.

    Args:
        path: JSONL, one decision a line.

    Returns:
        Decisions in order of making.

    Raises:
        UsageError: The file cannot be read, lines of it are no decisions, or two have one number; all of them
            are named.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise UsageError(f"{path}: expected a file of decisions: {error.strerror}") from error
    decoder = msgspec.json.Decoder(Decision)
    found: dict[int, Decision] = {}
    faults = []
    for place, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            decision = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            faults.append(f"{path}:{place}: expected a decision as `riwaya decisions --json` has it: {error}")
            continue
        if decision.number in found:
            faults.append(f"{path}:{place}: expected a number of its own, found {decision.number} again")
        found[decision.number] = decision
    if faults:
        raise UsageError("\n".join(faults))
    return tuple(found[number] for number in sorted(found))
