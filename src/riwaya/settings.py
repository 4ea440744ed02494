"""The settings of a run: built once, at the door, and passed on as plain arguments.

One row a setting: name with unit, default, one sentence. The environment sets any of them as `RIWAYA_<NAME>`.
"""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from riwaya.errors import UsageError

ENVIRONMENT_PREFIX = "RIWAYA_"


class Settings(Struct, frozen=True, kw_only=True):
    """All settings with their defaults.

    Attributes:
        language: Language of the pages, a folder under `languages/`.
        ledger: The ledger's file.
        jobs: Processes that read pages.
        judge: Whether the learnt models weigh what the rules of extraction find.
        max_page_bytes: Largest text of one page in UTF-8; a page of a million characters takes at most four
            million bytes.
        contact: Address or page at which outlets reach those who fetch their pages; "none" for none.
        fetch_delay_s: Least time between two requests to one host.
        fetch_timeout_s: Longest time for one try to fetch a page.
        host: Address that `serve` binds to.
        port: Port that `serve` binds to.
    """

    language: str = "ar"
    ledger: str = "riwaya.db"
    jobs: int = 1
    judge: bool = True
    max_page_bytes: int = 5_000_000
    contact: str = "none"
    fetch_delay_s: float = 2.0
    fetch_timeout_s: float = 30.0
    host: str = "127.0.0.1"
    port: int = 8765


def load_settings(environment: Mapping[str, str]) -> Settings:
    """Builds the settings from the environment.

    Args:
        environment: Usually `os.environ`; names outside `RIWAYA_<SETTING>` are left alone.

    Returns:
        The settings; defaults where the environment says nothing.

    Raises:
        UsageError: Values that do not fit, all at once.
    """
    values: dict[str, object] = {}
    faults = []
    for field in msgspec.structs.fields(Settings):
        name = ENVIRONMENT_PREFIX + field.name.upper()
        if name not in environment:
            continue
        try:
            values[field.name] = msgspec.convert(environment[name], field.type, strict=False)
        except msgspec.ValidationError:
            faults.append(f"{name}: expected {field.type.__name__}, found {environment[name][:40]!r}")
    if faults:
        raise UsageError("\n".join(faults))
    return msgspec.convert(values, Settings)
