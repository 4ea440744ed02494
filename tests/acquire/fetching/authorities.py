"""Certificates of the moment, made by the openssl command: an authority and what it signs."""

import ssl
import subprocess
from pathlib import Path


class Authority:
    """Signs certificates; `trusted` is what a machine must trust to believe them."""

    def __init__(self, folder: Path, *, name: str = "authority") -> None:
        self._folder = folder
        self.trusted = folder / f"{name}.pem"
        self._key = folder / f"{name}.key"
        _openssl(
            *("req", "-x509", *_new_key(self._key), "-out", self.trusted, "-days", "2"),
            *("-subj", f"/CN={name}", "-addext", "basicConstraints=critical,CA:TRUE"),
            *("-addext", "keyUsage=critical,keyCertSign"),
        )

    def serve_as(self, name: str, *, days: int = 1) -> ssl.SSLContext:
        """A server's context with a certificate for a name (`DNS:…`, `IP:…`); one of -1 days is over."""
        request, key, signed, names = (
            self._folder / f"server.{end}" for end in ("csr", "key", "pem", "names")
        )
        names.write_text(f"subjectAltName={name}\nextendedKeyUsage=serverAuth\n", encoding="ascii")
        _openssl("req", *_new_key(key), "-out", request, "-subj", "/CN=server")
        _openssl(
            *("x509", "-req", "-in", request, "-CA", self.trusted, "-CAkey", self._key, "-CAcreateserial"),
            *("-out", signed, "-days", str(days), "-extfile", names),
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(signed, key)
        return context


def _new_key(path: Path) -> tuple[str | Path, ...]:
    return ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", path)


def _openssl(*arguments: str | Path) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)
