"""Sets other projects' readers beside Riwaya's: `python -m benchmarks.peers FOLDER [--python PATH] [--json]`.

FOLDER holds suites as `../shared/data` does. Every reader takes the same file and is scored by the same code
(`peer_suites.py`). A peer runs in a process of its own (`peer_programs.py`), in this environment or in one
named by `--python`; one that is installed in none is named below the table. `make peers` installs all of them
apart from the project, which never imports them: PyArabic and Tashaphyne are GPL. Speed is processor time, not
the clock's; last come the speeds of Riwaya's own layers (`layers.py`). A stemmer also cuts inflection and
rewrites its stem: of what it cut, proclitics and pronouns count, the rest is left out in its favour.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from benchmarks.layers import measure_layers
from benchmarks.peer_programs import NOT_INSTALLED
from benchmarks.peer_suites import Figures, Find, Suite, Text, open_suites
from riwaya.languages import load_language

PROGRAMS = Path(__file__).with_name("peer_programs.py")
OURS = "Riwaya"


class Peer(Struct, frozen=True, kw_only=True):
    """Another project's reader; `command` follows the interpreter and speaks as `peer_programs.py` does."""

    suite: str
    name: str
    licence: str
    command: tuple[str, ...]


PEERS = tuple(
    Peer(suite=suite, name=name, licence=licence, command=(str(PROGRAMS), program))
    for suite, name, licence, program in (
        ("numbers", "Maha", "BSD-3-Clause", "maha-numbers"),
        ("numbers", "PyArabic", "GPL", "pyarabic"),
        ("dates", "dateparser", "BSD-3-Clause", "dateparser"),
        ("dates", "Maha", "BSD-3-Clause", "maha-times"),
        ("clitics", "PyStemmer", "MIT, BSD", "snowball"),
        ("clitics", "Tashaphyne", "GPL", "tashaphyne"),
        ("sentences", "pySBD", "MIT", "pysbd"),
        ("sentences", "sentencex", "MIT", "sentencex"),
    )
)


def main(arguments: Sequence[str]) -> int:
    """Prints the table, or the figures as JSON.

    Returns:
        The exit status: 0, or 2 where the folder holds no suite.
    """
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--python", action="append", default=[], help="interpreter of one more environment")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    given = parser.parse_args(arguments)
    figures = compare(given.folder, PEERS, pythons=[sys.executable, *given.python])
    if not figures["suites"]:
        print(f"folder is {given.folder}; expected one with suites, as ../shared/data", file=sys.stderr)
        return 2
    figures["layers"] = measure_layers(given.folder)
    print(json.dumps(figures, indent=1) if given.json else "\n".join(draw(figures)))
    return 0


def compare(folder: Path, peers: Sequence[Peer], *, pythons: Sequence[str]) -> dict[str, Any]:
    """Runs every reader over the suites of a folder.

    Returns:
        `suites`: suite → reader → its figures, ours first; `not_installed`: names of peers that no
        interpreter has; `no_file`: suites that the folder lacks.
    """
    figures: dict[str, Any] = {"suites": {}, "not_installed": [], "no_file": []}
    for name, suite in open_suites(load_language()).items():
        path = next(iter(sorted(folder.glob(suite.pattern))), None)
        if path is None:
            figures["no_file"].append(name)
            continue
        readers = {OURS: _run_ours(suite, path)}
        for peer in (peer for peer in peers if peer.suite == name):
            found = _run_peer(peer, suite, path, pythons)
            readers.update({peer.name: found} if found else {})
            figures["not_installed"] += [] if found else [peer.name]
        figures["suites"][name] = readers
    return figures


def draw(figures: Mapping[str, Any]) -> Iterator[str]:
    """Gives the lines of the table, in Markdown."""
    yield "| suite | reader | licence | figures | texts a second of processor | ours is |"
    yield "|---|---|---|---|---|---|"
    for suite, readers in figures["suites"].items():
        for name, found in readers.items():
            numbers = ", ".join(f"{key} {value:.3f}" for key, value in found["figures"].items())
            numbers += f" (fails on {found['failed']} texts)" if found["failed"] else ""
            ratio = _short(readers[OURS]["texts_per_s"] / found["texts_per_s"])
            label = f"{name} {found['version']}".strip()
            yield (
                f"| {suite} | {label} | {found['licence']} | {numbers} | {found['texts_per_s']:,.0f} | {ratio} × |"
            )
    for heading, names in (("not installed", "not_installed"), ("no file of the suite", "no_file")):
        if figures[names]:
            yield f"\n{heading}: {', '.join(figures[names])}"
    yield "\nRiwaya's layers, one core, processor time:"
    yield from (f"  {name}: {value:,}" for name, value in figures.get("layers", {}).items())


def _short(ratio: float) -> str:
    return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.2f}"


def _run_ours(suite: Suite, path: Path) -> dict[str, Any]:
    texts = suite.texts(path)
    suite.read(*texts[0])  # loads the lexicons
    begin = time.process_time()
    for text, day in texts:
        suite.read(text, day)
    seconds = time.process_time() - begin
    return _row(suite.score(path, suite.read), texts, seconds, "Apache-2.0")


def _row(figures: Figures, texts: Sequence[Text], seconds: float, licence: str) -> dict[str, Any]:
    rate = round(len(texts) / max(seconds, 1e-9), 1)
    return {"version": "", "licence": licence, "figures": figures, "texts_per_s": rate, "failed": 0}


def _run_peer(peer: Peer, suite: Suite, path: Path, pythons: Sequence[str]) -> dict[str, Any] | None:
    """Runs a peer in the first environment that has it; None where none has."""
    texts = suite.texts(path)
    answers = next(filter(None, (_ask(peer, texts, python) for python in pythons)), None)
    if answers is None:
        return None
    found: dict[Text, list[Find]] = dict(zip(texts, answers[:-1], strict=True))
    last = answers[-1]

    def read(text: str, day: str | None) -> list[Find]:
        return found[text, day]

    row = _row(suite.score(path, read), texts, last["seconds"], peer.licence)
    return {**row, "version": last["version"], "failed": last["failed"]}


def _ask(peer: Peer, texts: Sequence[Text], python: str) -> list[Any] | None:
    """Gives the peer's answers and its last line; None where this interpreter does not have it."""
    lines = "".join(json.dumps({"text": text, "published": day}) + "\n" for text, day in texts)
    run = subprocess.run(
        [python, "-I", "-W", "ignore", *peer.command],
        input=lines,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if run.returncode == NOT_INSTALLED:
        return None
    run.check_returncode()
    return [json.loads(line) for line in run.stdout.splitlines()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
