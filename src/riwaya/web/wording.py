"""Words of the interface in one language: messages, plurals, figures, dates, names of countries.

The message files in `messages/` hold every text; this module only fills them in. Plural forms, month names,
lists and country names come from CLDR by Babel. Values in words never hold text of a page, so that a template
can put page text into its own `<bdi>`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list
from msgspec import Struct

from riwaya.errors import LexiconError
from riwaya.model.claim import Claim, Place

MESSAGES = Path(__file__).parent / "messages"
LANGUAGES = ("ar", "en")
_RELATIVE = re.compile(r"pub(?:([+-])(\d{1,4})([dwmy]))?")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CALENDAR = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
# The other stances keep their sign where the claim is negative; a plain report that something did not happen
# reads as a denial, so it takes the sign of one.
SIGNS: Mapping[str, str] = {
    "asserts": "✓",
    "confirms": "✓",
    "denies": "✗",
    "accuses": "!",
    "demands": "»",
    "threatens": "▲",
    "promises": "+",
    "refuses": "⊘",
    "warns": "△",
    "expects": "?",
}
REVISED = "↺"


class Wording(Struct, frozen=True, kw_only=True):
    """One interface language.

    Attributes:
        code: Language code, a name of a file in `messages/`.
        direction: `rtl` or `ltr`.
        messages: Dotted key to text; plural tables end in a CLDR plural form.
    """

    code: str
    direction: str
    locale: Locale
    messages: Mapping[str, str]

    def text(self, key: str, **values: object) -> str:
        """Fills in a message.

        Args:
            key: Dotted key of the message.
            values: What stands for the message's `{names}`.

        Returns:
            Plain text, to be escaped by the template.

        Raises:
            LexiconError: The language has no such message.
        """
        try:
            message = self.messages[key]
        except KeyError as error:
            raise LexiconError(f"messages/{self.code}.toml: no message {key!r}; add it") from error
        return message.format(**values) if values else message

    def count(self, key: str, number: int) -> str:
        """Returns a counted noun in the plural form that the number takes."""
        return self._plural(f"count.{key}", number, shown=f"{number:,}")

    def label(self, group: str, value: str | None) -> str:
        """Returns the label of a coded value, the value itself where no label is known, "" for None."""
        if value is None:
            return ""
        return self.messages.get(f"{group}.{value}", value)

    def occurrence(self, claim_type: str, mode: str | None) -> str:
        """Returns what happened: the mode's label, or the type's where no mode of its own is stated."""
        return self.messages.get(f"mode.{claim_type}.{mode}") or self.label("type", claim_type)

    def country(self, code: str | None) -> str:
        """Returns the name of a codebook country code, the code itself where none is known, "" for None."""
        if code is None:
            return ""
        short = next(iter(get_global("territory_aliases").get(code, ())), code)
        return self.messages.get(f"country.{code}") or self.locale.territories.get(short, code)

    def place(self, place: Place) -> str:
        """Returns a place's English name for English readers where there is one, else the page's words."""
        return place.name if place.name and self.code == "en" else place.text

    def stance(self, stance: str, polarity: str = "positive") -> str:
        """Returns a stance in words; a negative claim says that the occurrence did not or shall not be."""
        word = self.label("stance", stance)
        if polarity == "positive":
            return word
        return self.messages.get(f"stance.{stance}_not") or self.text("stance.other_not", stance=word)

    def figure(self, kind: str, low: int | None, high: int | None, *, approx: bool = False) -> str:
        """Returns a number of people in words; both ends open is "no figure", never 0."""
        if low is None and high is None:
            return self.text("figure.not_given")
        if low is None or high is None:
            key, end = ("figure.at_most", high) if low is None else ("figure.at_least", low)
            return self.text(key, figure=self._people(kind, end or 0))
        if low != high:
            return self.text("figure.range", low=f"{low:,}", figure=self._people(kind, high))
        exact = self._people(kind, high)
        return self.text("figure.approx", figure=exact) if approx else exact

    def join(self, parts: Iterable[str]) -> str:
        """Returns words joined as a list of the language ("a, b and c")."""
        return format_list(list(parts), locale=self.locale)

    def when(self, value: str | None) -> str:
        """Returns a codebook time in words; a value of another form comes back as it is, "" for None."""
        if not value:
            return ""
        if "/" not in value:
            return self._moment(value)
        start, end = value.split("/", 1)
        if end in {"..", ""}:
            return self.text("time.since", start=self._moment(start))
        if start in {"..", ""}:
            return self.text("time.until", end=self._moment(end))
        return self.text("time.range", start=self._moment(start), end=self._moment(end))

    def _people(self, kind: str, number: int) -> str:
        return self._plural(f"figure.{kind}", number, shown=f"{number:,}")

    def _plural(self, key: str, number: int, *, shown: str) -> str:
        form = f"{key}.{self.locale.plural_form(number)}"
        return self.text(form if form in self.messages else f"{key}.other", n=shown)

    def _moment(self, value: str) -> str:
        if relative := _RELATIVE.fullmatch(value):
            return self._relative(*relative.groups())
        weekday = value.removeprefix("pub:")
        if weekday != value and weekday in _WEEKDAYS:
            return self.text("time.weekday", day=self.locale.days["format"]["wide"][_WEEKDAYS.index(weekday)])
        if calendar := _CALENDAR.fullmatch(value):
            return self._calendar_words(*calendar.groups()) or value
        return value

    def _relative(self, sign: str | None, number: str | None, unit: str | None) -> str:
        if sign is None or number is None or unit is None:
            return self.text("time.pub")
        way = "before" if sign == "-" else "after"
        return self._plural(f"time.{way}_{unit}", int(number), shown=f"{int(number):,}")

    def _calendar_words(self, year: str, month: str | None, day: str | None) -> str | None:
        pattern = "d MMMM y" if day else "MMMM y" if month else "y"
        try:
            start = date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            return None
        return format_date(start, pattern, locale=self.locale)


def load_wording(code: str) -> Wording:
    """Reads one language's messages.

    Args:
        code: One of `LANGUAGES`.

    Returns:
        The language's words.

    Raises:
        LexiconError: There is no message file of that code, or it is no TOML.
    """
    try:
        tables = tomllib.loads((MESSAGES / f"{code}.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"messages/{code}.toml: expected a TOML file of messages; {error}") from error
    locale = Locale.parse(code)
    return Wording(
        code=code, direction=locale.text_direction, locale=locale, messages=dict(_flatten(tables, ""))
    )


def sign_of(claim: Claim) -> str:
    """Returns the sign that stands beside the stance's word."""
    stance = claim.attribution.stance
    if claim.polarity == "negative" and stance in {"asserts", "confirms"}:
        return SIGNS["denies"]
    return SIGNS[stance]


def _flatten(table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
