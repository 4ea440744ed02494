import pytest

from riwaya.errors import UsageError
from riwaya.settings import Settings, load_settings


def test_environment_sets_any_setting_and_leaves_the_others_alone() -> None:
    settings = load_settings({"RIWAYA_JOBS": "4", "RIWAYA_LEDGER": "x.db", "PATH": "/bin"})
    assert settings == Settings(jobs=4, ledger="x.db")


def test_all_wrong_settings_are_named_at_once() -> None:
    with pytest.raises(UsageError, match=r"(?s)RIWAYA_JOBS: expected int, found 'many'.*RIWAYA_PORT"):
        load_settings({"RIWAYA_JOBS": "many", "RIWAYA_PORT": ""})
