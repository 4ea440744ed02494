"""The languages that Riwaya reads, one folder each, all with the same file names."""

from riwaya.errors import UsageError
from riwaya.languages.language import Language

LANGUAGES = ("ar",)


def load_language(code: str = "ar") -> Language:
    """Loads a language's lexicons and rules.

    Args:
        code: ISO 639-1 code, one of `LANGUAGES`.

    Returns:
        The language; immutable, safe to share between threads.

    Raises:
        UsageError: There is no folder for `code`.
    """
    if code == "ar":
        from riwaya.languages.ar.arabic import Arabic  # noqa: PLC0415 (lexicons load only when asked for)

        return Arabic()
    raise UsageError(
        f"language is {code!r}; expected one of {', '.join(LANGUAGES)}; add a folder under languages/"
    )
