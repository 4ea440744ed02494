"""How often Python looks for memory in circles that nothing uses: seldom, in a process that is Riwaya's own.

Lexicons, places and texts are hundreds of thousands of objects without circles, which every search goes through.
A library leaves this to the program that uses it: only commands and processes that read pages ask for it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

NEW_OBJECTS = 10_000
"""New objects after which Python looks again; its own number is 700. Swept 700, 10,000, 50,000, 100,000: one page added
to 9,800 took 31.7, 25.5, 26.4, 27.4 ms of a busy machine; the most memory was the same."""


def collect_seldom() -> None:
    """Lets Python look for unused circles seldom, from now on in this process."""
    gc.set_threshold(NEW_OBJECTS)


@contextmanager
def collect_later() -> Iterator[None]:
    """Lets Python not look for unused circles in the block: for work on records, which make none.

    Grouping 1,024 pages that meet 3,000 older ones took 23.4 s of a busy machine, and 19.7 so; the most memory was
    the same. One page added to 100,000: 32.2 ms and 30.3.

    Yields:
        Nothing.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
