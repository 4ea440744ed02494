import subprocess
import sys
from pathlib import Path

import pytest

from riwaya.acquire.extras import require
from riwaya.errors import UsageError


def test_missing_library_names_what_to_install() -> None:
    with pytest.raises(UsageError, match=r"no_such_library for reading X.*pip install 'riwaya\[acquire\]'"):
        require("no_such_library.part", extra="acquire", purpose="reading X")


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [
        ("a.warc.gz", "fastwarc", "acquire"),
        ("a.jsonl.zst", "zstandard", "acquire"),
        ("a.xml", "lxml", "acquire"),
        ("result.json", "ijson", "acquire"),
        ("a.parquet", "pyarrow", "parquet"),
        ("https://manara.example/", "httpcore", "acquire"),
    ],
)
def test_command_without_an_extra_says_what_to_install(
    tmp_path: Path, name: str, library: str, extra: str
) -> None:
    source = name if "://" in name else str(tmp_path / name)
    if "://" not in name:
        (tmp_path / name).write_bytes(b'<rss>{"type": "public_channel", "messages": []}')
    hide = f"import sys; sys.modules[{library!r}] = None; sys.argv = ['riwaya', 'read', {source!r}]"
    code = f"{hide}; from riwaya.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert f"expected {library}" in done.stderr
    assert f"pip install 'riwaya[{extra}]'" in done.stderr


def test_plain_sources_need_no_extra() -> None:
    hidden = ("fastwarc", "zstandard", "lxml", "ijson", "pyarrow", "httpcore", "protego")
    code = f"""
import sys
for name in {hidden!r}:
    sys.modules[name] = None
from pathlib import Path
from riwaya.acquire import read_sources
import tempfile, gzip
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{{"id": "a", "text": "x"}}'))
    assert [page.id for page in read_sources([str(path)], max_page_bytes=99)] == ["a"]
"""
    subprocess.run([sys.executable, "-c", code], check=True)
