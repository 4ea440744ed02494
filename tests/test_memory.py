import gc
from collections.abc import Iterator

import pytest

from riwaya.memory import NEW_OBJECTS, collect_later, collect_seldom


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_circles_are_looked_for_seldom_but_still_are() -> None:
    collect_seldom()
    assert gc.get_threshold()[0] == NEW_OBJECTS
    assert gc.isenabled()


def test_circles_are_not_looked_for_in_a_block_and_are_again_after_it_failed() -> None:
    with pytest.raises(LookupError):
        _fail()
    assert gc.isenabled()


def _fail() -> None:
    with collect_later():
        assert not gc.isenabled()
        raise LookupError
