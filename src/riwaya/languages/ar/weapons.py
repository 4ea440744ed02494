"""Finds what an attack is carried out with: drones, shells, knives; and the words that say it is the means.

Words stand in `lexicons/weapons.tsv`; whether a weapon is the means or the target is for the extraction to tell.
"""

from collections.abc import Iterable, Mapping, Sequence

from riwaya.languages.ar.nouns import inflect
from riwaya.languages.ar.tokens import core_offset
from riwaya.model.reading import MarkerMention, Token

# Folded first word -> (class, value, the forms of each further word), longer entries first.
WeaponIndex = Mapping[str, tuple[tuple[str, str, tuple[frozenset[str], ...]], ...]]


def load_weapons(rows: Iterable[dict[str, str]]) -> WeaponIndex:
    """Builds the index from the rows of `weapons.tsv`.

    Args:
        rows: The lexicon's rows; a mode of attack, or "using" for words that lead up to a weapon.

    Returns:
        The index.
    """
    index: dict[str, list[tuple[str, str, tuple[frozenset[str], ...]]]] = {}
    for row in rows:
        cls, value = ("using", "") if row["mode"] == "using" else ("means", row["mode"])
        for phrase in row["words"].split("|"):
            head, *rest = phrase.split()
            further = tuple(inflect(word) for word in rest)
            for form in inflect(head):
                index.setdefault(form, []).append((cls, value, further))
    return {form: tuple(sorted(found, key=lambda entry: -len(entry[2]))) for form, found in index.items()}


def find_weapons(tokens: Sequence[Token], text: str, *, index: WeaponIndex) -> tuple[MarkerMention, ...]:
    """Finds weapons, class "means" with the mode of attack as value, and class "using".

    Returns:
        One mention a word at most, the longest, in text order; spans start after proclitics.
    """
    found: list[MarkerMention] = []
    for at in [at for at, token in enumerate(tokens) if token.stem in index]:
        if found and at < found[-1].last:
            continue
        token = tokens[at]
        for cls, value, further in index[token.stem]:
            last = at + 1 + len(further)
            if all(token.stem in forms for token, forms in zip(tokens[at + 1 : last], further, strict=False)):
                if last > len(tokens):
                    continue
                start, end = token.start + core_offset(token.text, token.clitics), tokens[last - 1].end
                found.append(
                    MarkerMention(
                        first=at, last=last, start=start, end=end, text=text[start:end], cls=cls, value=value
                    )
                )
                break
    return tuple(found)
