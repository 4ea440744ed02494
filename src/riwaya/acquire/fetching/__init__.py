"""Pages from the web, where they are asked for: polite, bounded, and never from a private network.

Its modules need the libraries of the extra `acquire`; nothing imports them before `require_fetching`.
"""

from riwaya.acquire.extras import require


def require_fetching() -> None:
    """Makes sure that the libraries for fetching are there; a `UsageError` says what to install."""
    for module in ("httpcore", "protego"):
        require(module, extra="acquire", purpose="fetching pages")
