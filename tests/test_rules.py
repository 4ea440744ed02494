import re
from importlib.resources import files
from pathlib import Path

from riwaya import __version__
from riwaya.rules import rules_digest, rules_version

ROOMS = ("clean", "extract", "languages", "model", "places", "read")


def make_package(folder: Path) -> Path:
    for room in ROOMS:
        (folder / room).mkdir(parents=True)
        (folder / room / "rules.py").write_text(f"# {room}\n", encoding="utf-8")
    (folder / "languages/ar").mkdir()
    (folder / "languages/ar/words.tsv").write_text("word\n", encoding="utf-8")
    return folder


def test_rules_are_named_by_version_and_digest() -> None:
    assert re.fullmatch(re.escape(__version__) + r"\+[0-9a-f]{12}", rules_version())
    assert rules_version().endswith(rules_digest(files("riwaya"))[:12])


def test_digest_is_the_same_wherever_the_package_stands(tmp_path: Path) -> None:
    one, other = make_package(tmp_path / "one"), make_package(tmp_path / "other")
    (other / "clean/__pycache__").mkdir()
    (other / "clean/__pycache__/rules.cpython-311.pyc").write_bytes(b"x")
    (other / "web").mkdir()
    (other / "web/page.py").touch()
    assert rules_digest(one) == rules_digest(other)


def test_digest_changes_with_every_rule_and_word_and_name(tmp_path: Path) -> None:
    package = make_package(tmp_path / "riwaya")
    digests = {rules_digest(package)}
    (package / "extract/rules.py").write_text("# another\n", encoding="utf-8")
    digests.add(rules_digest(package))
    (package / "languages/ar/words.tsv").write_text("words\n", encoding="utf-8")
    digests.add(rules_digest(package))
    (package / "languages/ar/words.tsv").rename(package / "languages/ar/verbs.tsv")
    digests.add(rules_digest(package))
    assert len(digests) == 4
