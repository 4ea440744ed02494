"""Libraries that only some sources need: taken on first use, and named where they are not installed."""

from importlib import import_module
from types import ModuleType

from riwaya.errors import UsageError


def require(module: str, *, extra: str, purpose: str) -> ModuleType:
    """Imports a library of an optional extra.

    Args:
        module: Name to import.
        extra: The extra of Riwaya that brings it.
        purpose: What it is needed for, e.g. "reading WARC files".

    Returns:
        The module.

    Raises:
        UsageError: It is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise UsageError(
            f"expected {module.partition('.')[0]} for {purpose}, found it not installed; "
            f"say: pip install 'riwaya[{extra}]'"
        ) from error
