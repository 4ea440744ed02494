"""The shipped gazetteer: names to places, and the entry to finding places in a sentence.

Data: `data/places.tsv` and `data/common_words.tsv`, written by `genscripts/places.py`. Rows are parsed when
they are asked for; loading only files their names.
"""

from collections.abc import Callable, Sequence
from importlib.resources import files

from riwaya.errors import LexiconError
from riwaya.model.reading import NameMention, PlaceMention, Token
from riwaya.places.choice import could_stand_alone
from riwaya.places.phrases import find_places, names_in_phrases, scan_names
from riwaya.places.place import Form, NameForm, Place, WordForms
from riwaya.places.scene import LEADS, QUOTES, Scan, is_common, is_generic
from riwaya.places.unnamed import OPENERS
from riwaya.places.words import Lexicon, PlaceContext, PlaceWords, load_place_words

_COLUMNS = "id\tkind\tname_en\tnames\tcountry\tadmin1\tlat\tlon\tpopulation\tsource"


# Words kept from earlier pages: the forms of a language run to a few hundred thousand.
MAX_REMEMBERED = 200_000


class Gazetteer:
    """Names of places and the words around them; remembers words looked up, which changes no result."""

    def __init__(self, lines: Sequence[str], *, fold: Callable[[str], str], words: PlaceWords) -> None:
        """Files the names.

        Args:
            lines: Rows of `places.tsv` without the header.
            fold: The language's folding.
            words: The language's words for places, words to doubt among them.
        """
        self.words = words
        self._lines = lines
        self._by_name: dict[str, tuple[int, ...]] = {}
        self._longest: dict[str, int] = {}
        self._pairs: dict[str, int] = {}
        self._named: dict[str, tuple[Place, ...]] = {}
        self._forms: dict[str, WordForms] = {}
        for number, line in enumerate(lines):
            names = words.key(fold(line.split("\t", 4)[3])).replace("-", " ").replace("'", " ").split("|")
            for name in dict.fromkeys(names):
                self._by_name[name] = (*self._by_name.get(name, ()), number)
        for name in self._by_name:
            parts = name.split(None, 2)
            if parts:
                length = name.count(" ") + 1 if len(parts) > 2 else len(parts)
                if length > self._longest.get(parts[0], 0):
                    self._longest[parts[0]] = length
                if length > 1:
                    pair = f"{parts[0]} {parts[1]}"
                    self._pairs[pair] = max(length, self._pairs.get(pair, 0))

    def forms(self, token: Token) -> WordForms:
        """Looks a word up under each reading of its clitics.

        Words are remembered by their folded form alone: in one language it decides the readings.

        Args:
            token: A word of any kind.

        Returns:
            What it can be; the same object for the same word.
        """
        known = self._forms.get(token.folded)
        if known is None:
            known = self._look_up(token)
            if len(self._forms) < MAX_REMEMBERED:
                self._forms[token.folded] = known
        return known

    def _look_up(self, token: Token) -> WordForms:
        words, article = self.words, self.words.article
        key = words.key(token.folded)
        forms = self._readings(token, key) if token.kind == "word" else []
        suffixed = [words.key(token.stem)] if token.suffix else []
        demonym = words.demonyms.get(key.removeprefix(article), "") if key.startswith(article) else ""
        classes = tuple(form for form in forms if form[1] in words.classes)
        return WordForms(
            key=key,
            names=self._name_forms(token.folded, forms),
            lead=next((form for form in classes if words.is_a(form[1], *LEADS)), ((), "")),
            demonym=demonym,
            quote=token.folded in QUOTES,
            adjective=bool(demonym) or (key.startswith(article) and words.is_a(key, "adjective", "capital")),
            classes=classes,
            opens=any(words.is_a(word, *OPENERS) for word in [*(form[1] for form in classes), *suffixed]),
        )

    def _readings(self, token: Token, key: str) -> list[Form]:
        words, article = self.words, self.words.article
        forms: list[Form] = [((), key)]
        for clitics, stem, suffix in token.readings:
            if not suffix and clitics:
                bare = words.key(stem)
                forms.append((clitics, article + bare if article in clitics else bare))
        return forms

    def _name_forms(self, folded: str, forms: Sequence[Form]) -> tuple[NameForm, ...]:
        found = (self._name_form(folded, *form) for form in forms if form[1] in self._longest)
        return tuple(form for form in found if form.longest > 1 or not form.generic)

    def _name_form(self, folded: str, clitics: tuple[str, ...], word: str) -> NameForm:
        places = self.named(word)
        bound = self.words.is_a(word, "needs_governor")
        common = bound or is_common(self.words, folded, word, places)
        return NameForm(
            clitics=clitics,
            word=word,
            longest=self._longest[word],
            generic=is_generic(self.words, word),
            common=common,
            weak=bound or common and word not in self.words.capitals and not could_stand_alone(places),
        )

    def all_forms(self, tokens: Sequence[Token]) -> list[WordForms]:
        """Looks the words of a sentence up, see `forms`.

        Args:
            tokens: Words of any kind.

        Returns:
            What each can be, in order.
        """
        known = self._forms
        return [known.get(token.folded) or self.forms(token) for token in tokens]

    def longest(self, word: str, second: str) -> int:
        """Gives the number of words of the longest name that begins with two words; 0 where none does."""
        return self._pairs.get(f"{word} {second}", 0)

    def named(self, name: str) -> tuple[Place, ...]:
        """Gives the places of one name (words joined by one space, as `PlaceWords.key` gives them)."""
        known = self._named.get(name)
        if known is None:
            known = tuple(_place(self._lines[number]) for number in self._by_name.get(name, ()))
            if len(self._named) < MAX_REMEMBERED:
                self._named[name] = known
        return known

    def has(self, name: str) -> bool:
        """Says whether any place bears a name."""
        return name in self._by_name

    def scan(self, tokens: Sequence[Token]) -> Scan:
        """Looks a sentence up once, for `states` and `find`.

        Args:
            tokens: The sentence's tokens.

        Returns:
            The names in it.
        """
        return scan_names(tokens, names=self, words=self.words)

    def states(self, scan: Scan) -> tuple[str, ...]:
        """Gives the states of the well-known places that a sentence names, for `PlaceContext.countries`.

        Args:
            scan: The sentence, looked up.

        Returns:
            ISO codes, one for each name, in text order.
        """
        return scan.states

    def names_in(
        self, tokens: Sequence[Token], text: str, places: Sequence[PlaceMention]
    ) -> tuple[NameMention, ...]:
        """Gives the bare names inside place phrases, with the place's id.

        Args:
            tokens: The sentence's tokens.
            text: The raw page.
            places: What `find` gives for the sentence.

        Returns:
            Names in text order; one phrase can hold several (a quarter and its town).
        """
        return names_in_phrases(tokens, text, places, names=self, words=self.words)

    def find(
        self, tokens: Sequence[Token], text: str, *, context: PlaceContext, scan: Scan | None = None
    ) -> tuple[PlaceMention, ...]:
        """Finds the places stated in one sentence.

        Args:
            tokens: The sentence's tokens.
            text: The raw page.
            context: What the page around says.
            scan: The sentence looked up before, where it was.

        Returns:
            Mentions in text order, not overlapping; `id` is None for a place that the gazetteer does not have
            and for a generic noun that points back (`why` then begins with "anaphoric").
        """
        return find_places(scan or self.scan(tokens), text, context=context)


def load_gazetteer(fold: Callable[[str], str], *, lexicon: Lexicon) -> Gazetteer:
    """Loads the shipped gazetteer for one language.

    Args:
        fold: The language's folding.
        lexicon: Gives the language's lexicons by name, see `load_place_words`.

    Returns:
        The gazetteer.

    Raises:
        LexiconError: The shipped table has another header.
    """
    lines = _table("places.tsv")
    if lines[0] != _COLUMNS:
        raise LexiconError(
            f"places.tsv:1: header is '{lines[0]}'; expected '{_COLUMNS}'; run genscripts.places"
        )
    doubted = [line.split("\t", 1)[0] for line in _table("common_words.tsv")[1:]]
    return Gazetteer(lines[1:], fold=fold, words=load_place_words(lexicon, fold, doubted=doubted))


def _table(name: str) -> list[str]:
    text = (files("riwaya.places") / "data" / name).read_text(encoding="utf-8")
    return text.rstrip("\n").split("\n")


def _place(line: str) -> Place:
    cells = line.split("\t")
    return Place(
        id=cells[0], kind=cells[1], name_en=cells[2], country=cells[4] or None, admin1=cells[5],
        lat_deg=_degrees(cells[6]), lon_deg=_degrees(cells[7]), population=int(cells[8] or 0),
        hand=cells[9].endswith("hand"),
    )  # fmt: skip


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None
