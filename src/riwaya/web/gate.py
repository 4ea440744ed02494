"""Who may decide at the desk: whoever came in by the address that was said once, and from the desk's own pages.

A cookie alone is no proof, as browsers send it along for pages of other ports of this machine; so the browser
must also say that the form came from here (`Sec-Fetch-Site`, or `Origin` where it is older).
"""

from secrets import compare_digest, token_urlsafe
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

COOKIE = "riwaya_desk"
MOST_FORM_BYTES = 1_000_000
"""A form names claims by 16 letters each; events of tens of thousands of claims fit."""


class Gate:
    """Lets in the one browser that brings the key.

    Attributes:
        key: To be said to the person at the terminal; it opens once.
    """

    def __init__(self) -> None:
        self.key = token_urlsafe(24)
        self._session: str | None = None

    def enter(self, key: str) -> str:
        """Opens for a key.

        Args:
            key: As the browser brings it.

        Returns:
            The value of the cookie that the browser is to keep.

        Raises:
            HTTPException: 403: it is another key, or the gate was opened before.
        """
        if self._session is not None or not compare_digest(key.encode(), self.key.encode()):
            raise HTTPException(403)
        self._session = token_urlsafe(24)
        return self._session

    def knows(self, request: Request) -> bool:
        """Tells whether a request comes from the browser that was let in."""
        brought = request.cookies.get(COOKIE, "")
        return self._session is not None and compare_digest(brought.encode(), self._session.encode())


def is_from_here(request: Request) -> bool:
    """Tells whether the browser says that a form came from one of the desk's own pages."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("origin") == f"{request.url.scheme}://{request.url.netloc}"


async def read_form(request: Request) -> dict[str, list[str]]:
    """Reads a form as browsers send it without files.

    Args:
        request: Its body was not read yet.

    Returns:
        Field to its values, blank ones left out.

    Raises:
        HTTPException: 413: the form is larger than any that the desk prints; 400: it is no form.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_FORM_BYTES:
            raise HTTPException(413)
    try:
        return parse_qs(body.decode("ascii"), errors="strict", max_num_fields=MOST_FORM_BYTES // 10)
    except ValueError as error:
        raise HTTPException(400) from error
