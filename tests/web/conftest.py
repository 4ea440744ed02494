"""A desk over the made-up ledger, and a client that asks it."""

import warnings
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from fastapi import FastAPI
from starlette.exceptions import StarletteDeprecationWarning

from riwaya.grouping import explain_stored_event
from riwaya.languages.language import Language
from riwaya.web.app import create_app
from tests.doubles import PlainLanguage
from tests.web.made_up import fill_ledger, record_words, words_of

with warnings.catch_warnings():
    # Starlette 1.10 asks for httpx2, which is not in the project's dev dependencies; httpx still does.
    warnings.simplefilter("ignore", StarletteDeprecationWarning)
    from fastapi.testclient import TestClient


# Words of the made-up pages are compared as they stand: no language is loaded.
explain = partial(explain_stored_event, language=cast(Language, PlainLanguage()))


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_ledger(tmp_path_factory.mktemp("ledger") / "riwaya.db")


@pytest.fixture
def desk(ledger_path: Path) -> FastAPI:
    return create_app(ledger_path, analyse=words_of, explain=explain, record_words=record_words())


@pytest.fixture
def client(desk: FastAPI) -> Iterator[TestClient]:
    with TestClient(desk, raise_server_exceptions=False) as client:
        yield client
