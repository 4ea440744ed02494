"""Names the rules that read a page: the version of Riwaya and a digest of every rule and word in use.

Two runs whose rules have one name give the same bytes for the same page. Events are not part of a page's
record, so `resolve` is left out; what groups them has a name of its own.
"""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from riwaya import __version__

_ROOMS = ("clean", "extract", "languages", "model", "places", "read")
_GROUPING_ROOMS = ("languages", "model", "resolve")
_NOT_RULES = (".pyc", ".pyo", ".md")


@cache
def rules_version() -> str:
    """Names the rules of this installation, e.g. `0.1.0+3f9c2b71d0aa`.

    Returns:
        The version and twelve hexadecimal digits; the same in a wheel and in a source tree.
    """
    return f"{__version__}+{rules_digest(files('riwaya'))[:12]}"


@cache
def grouping_version() -> str:
    """Names the rules by which claims are grouped into events.

    Returns:
        As `rules_version` does.
    """
    return f"{__version__}+{rules_digest(files('riwaya'), rooms=_GROUPING_ROOMS)[:12]}"


def rules_digest(package: Traversable, *, rooms: Sequence[str] = _ROOMS) -> str:
    """Digests every rule and data file of rooms.

    Args:
        package: Folder of the package.
        rooms: Their names; those that read pages where not given.

    Returns:
        SHA-256 in hexadecimal over names and contents in sorted order.
    """
    digest = sha256()
    for room in rooms:
        for name, content in sorted(_rule_files(package / room, room)):
            digest.update(f"{len(name)}:{name}:{len(content)}:".encode())
            digest.update(content)
    return digest.hexdigest()


def _rule_files(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        path = f"{name}/{entry.name}"
        if entry.name.startswith((".", "__pycache__")) or entry.name.endswith(_NOT_RULES):
            continue
        if entry.is_dir():
            found.extend(_rule_files(entry, path))
        else:
            found.append((path, entry.read_bytes()))
    return found
