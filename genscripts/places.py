"""Writes the shipped gazetteer: `python -m genscripts.places --gazetteer DIR --texts FILE --out DIR`.

--gazetteer  folder with places.tsv (id, kind, name_en, name_ar, aliases_ar, country, admin1, lat, lon,
             population, geonames, wikidata, source), from GeoNames, Who's On First, Natural Earth and CLDR
--texts      JSONL with a `text` a line under a licence that lets counts be shipped: here the openeventdata
             Arabic event records (MIT)
--out        receives places.tsv (selected, merged with genscripts/places/hand.tsv) and common_words.tsv
"""

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

COLUMNS = ("id", "kind", "name_en", "names", "country", "admin1", "lat", "lon", "population", "source")
HAND = Path(__file__).parent / "places" / "hand.tsv"
# States whose small towns are in the news that the program reads; elsewhere towns begin at MIN_POPULATION.
SMALL_TOWNS = frozenset([
    "SMA", "TOW", "AFG", "ARE", "ARM", "AZE", "BFA", "BDI", "BHR", "CAF", "CMR", "COD", "COM", "CYP",
    "DJI", "DZA", "EGY", "ERI", "ESH", "ETH", "GEO", "IRN", "IRQ", "ISR", "JOR", "KWT", "LBN", "LBY",
    "MAR", "MLI", "MRT", "NER", "NGA", "OMN", "PAK", "PSE", "QAT", "RUS", "SAU", "SDN", "SOM", "SSD",
    "SYR", "TCD", "TUN", "TUR", "UKR", "XKX", "YEM",
])  # fmt: skip
MIN_POPULATION = 15_000
# Degrees: two rows of one name in one state nearer than this are one place (a town and its district seat).
SAME_PLACE_DEG = 0.25
WORDS = Path(__file__).parent / "places" / "words.tsv"
# Alef, yeh and teh marbuta in their variants are one letter each for comparison.
FOLD = str.maketrans("\u0623\u0625\u0622\u0671\u0649\u0629", "\u0627\u0627\u0627\u0627\u064a\u0647")
SIGNS = re.compile("[\u064b-\u0652\u0670\u0640\u200b-\u200f]")
WORD = re.compile("[\u0621-\u064a]+")
# A name seen this often in the texts is judged by how often a preposition or governor stands before it.
MIN_SEEN = 4
# Measured on those texts: Baghdad .72, Damascus .50, but towns named by words (peace, unity) .03 to .08. From
# .2 to .3 fall words like court and market and a few towns, which a governor or their state still finds.
MIN_PLACE_RATIO = 0.3
# Cities of a million act in the news like states: Dubai .14, Madrid .17.
MAJOR_RATIO = 0.1

Row = dict[str, str]


@dataclass(frozen=True)
class Sources:
    """Where the sources are: the folder of the assembled tables, the file of texts to count words in."""

    gazetteer: Path
    texts: Path


def main() -> None:
    """Reads the arguments and writes both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gazetteer", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    write_tables(Sources(gazetteer=arguments.gazetteer, texts=arguments.texts), arguments.out)


def write_tables(sources: Sources, out: Path) -> None:
    """Writes places.tsv and common_words.tsv; the same sources give the same bytes."""
    rows = select(read_table(sources.gazetteer / "places.tsv"), read_table(HAND))
    write_table(out / "places.tsv", COLUMNS, rows)
    texts = [json.loads(line)["text"] for line in sources.texts.read_text(encoding="utf-8").splitlines()]
    write_table(out / "common_words.tsv", ("word", "seen", "as_place"), common_words(rows, texts))


def words_of(name: str) -> frozenset[str]:
    """Gives the words of one class of words.tsv."""
    return frozenset(row["word"] for row in read_table(WORDS) if row["class"] == name)


def read_table(path: Path) -> list[Row]:
    """Reads a tab-separated table.

    Returns:
        One mapping a row, in file order.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Writes a tab-separated table with a header."""
    lines = ["\t".join(columns), *("\t".join(row[column] for column in columns) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def select(places: Sequence[Row], hand: Sequence[Row]) -> list[Row]:
    """Selects and merges rows.

    Args:
        places: Rows of the assembled gazetteer.
        hand: Hand-kept rows; one near a row of the same name and state gives that row its names.

    Returns:
        Rows with COLUMNS, sorted by id.
    """
    generic = generic_names()
    kept = [shipped(row, generic) for row in places if is_wanted(row)]
    by_name: dict[tuple[str, str], list[Row]] = {}
    merged: list[Row] = []
    for row in sorted((shipped_hand(row) for row in hand), key=lambda row: row["id"]):
        merged.append(row)
        index(row, by_name)
    for row in sorted(kept, key=lambda row: (-int(row["population"] or 0), row["id"])):
        twin = same_place(row, by_name)
        if twin is None:
            merged.append(row)
        else:
            absorb(twin, row)
        index(twin or row, by_name)
    return sorted((row for row in merged if row["names"]), key=lambda row: row["id"])


def is_wanted(row: Row) -> bool:
    """Says whether a row is shipped: every state and region, towns by size and state."""
    if row["kind"] != "city":
        # The European Union is a body that acts, no place.
        return row["country"] != "EUU" and row["id"] != "cldr:EU"
    return int(row["population"] or 0) >= MIN_POPULATION or row["country"] in SMALL_TOWNS


def generic_names() -> frozenset[str]:
    """Gives names like "the northern region": every state has one, and texts mean their own."""
    directions = words_of("direction")
    between = {f"{one} {other}" for one in directions for other in directions}
    return (
        directions
        | between
        | {f"{noun} {direction}" for noun in words_of("generic") for direction in directions}
    )


def shipped(row: Row, generic: Collection[str]) -> Row:
    """Gives a source row the shipped columns without generic names; points keep 3 decimals (100 m)."""
    names = [clean(name) for name in [row["name_ar"], *row["aliases_ar"].split("|")]]
    return {
        "id": row["id"], "kind": row["kind"], "name_en": row["name_en"], "country": row["country"],
        "names": "|".join(dict.fromkeys(name for name in names if len(key_of(name)) > 1)),
        "admin1": row["admin1"], "lat": rounded(row["lat"]), "lon": rounded(row["lon"]),
        "population": "" if row["population"] == "0" else row["population"], "source": row["source"],
    }  # fmt: skip


def shipped_hand(row: Row) -> Row:
    """Gives a hand-kept row the shipped columns; its id is made of its English name and state."""
    slug = re.sub(r"[^a-z0-9]+", "-", row["name_en"].lower()).strip("-")
    return {
        "id": f"riwaya:{row['country'].strip('-').lower()}-{slug}".replace(":-", ":"), "kind": row["kind"],
        "name_en": row["name_en"], "names": row["names_ar"], "country": row["country"].strip("-"),
        "admin1": "",
        "lat": rounded(row["lat"]), "lon": rounded(row["lon"]), "population": row["population"].strip("-"),
        "source": "hand",
    }  # fmt: skip


def clean(name: str) -> str:
    """Takes signs and outer blanks off a name."""
    return SIGNS.sub("", name).strip()


def rounded(degrees: str) -> str:
    """Gives degrees with three decimals, "" for none."""
    return f"{float(degrees):.3f}".rstrip("0").rstrip(".") if degrees else ""


def key_of(name: str) -> str:
    """Folds a name for comparison: no article at its beginning, letters unified."""
    return clean(name).translate(FOLD).removeprefix("\u0627\u0644")


def index(row: Row, by_name: dict[tuple[str, str], list[Row]]) -> None:
    """Files a row under its names and state."""
    for name in row["names"].split("|"):
        found = by_name.setdefault((row["country"], key_of(name)), [])
        if row not in found:
            found.append(row)


def same_place(row: Row, by_name: Mapping[tuple[str, str], Sequence[Row]]) -> Row | None:
    """Finds a row already kept that is the same town or the same area; None where there is none."""
    towns = {"city", "quarter", "facility"}
    for name in row["names"].split("|"):
        for other in by_name.get((row["country"], key_of(name)), ()):
            alike = other["kind"] == row["kind"] or {other["kind"], row["kind"]} <= towns
            hand = other["source"] == "hand" and alike
            if alike and (near(row, other) or (hand and not row["lat"])):
                return other
    return None


def near(row: Row, other: Row) -> bool:
    """Says whether two rows' points are within SAME_PLACE_DEG; areas may be four times as far apart."""
    if not row["lat"] or not other["lat"]:
        return False
    reach = SAME_PLACE_DEG * (1 if row["kind"] == "city" else 4)
    ends = ((float(row[axis]), float(other[axis])) for axis in ("lat", "lon"))
    return all(abs(one - two) <= reach for one, two in ends)


def absorb(twin: Row, row: Row) -> None:
    """Adds a row's names and population to its twin; a hand-kept twin takes the id of the source, too."""
    twin["names"] = "|".join(dict.fromkeys([*twin["names"].split("|"), *row["names"].split("|")]))
    twin["admin1"] = twin["admin1"] or row["admin1"]
    if int(row["population"] or 0) > int(twin["population"] or 0):
        twin["population"] = row["population"]
    if twin["source"] == "hand" and row["source"] != "hand":
        twin["id"], twin["source"] = row["id"], f"{row['source']}+hand"


def common_words(rows: Sequence[Row], texts: Sequence[str]) -> list[Row]:
    """Counts one-word names that the texts use mostly as something else than a place.

    Returns:
        Rows (word, seen, as_place) of the names to doubt, sorted.
    """
    names = {clean(n).translate(FOLD) for row in rows for n in row["names"].split("|") if " " not in n}
    # States and regions act in the news ("Damascus said"): few prepositions before them prove nothing.
    spared = {
        clean(n).translate(FOLD)
        for row in rows
        for n in row["names"].split("|")
        if row["kind"] in ("country", "region", "territory")
    }
    # Towns and provinces whose name the news uses for nothing else, however few prepositions the counts saw.
    names -= spared | {word.translate(FOLD) for word in words_of("trusted")}
    major = {
        clean(n).translate(FOLD)
        for row in rows
        for n in row["names"].split("|")
        if int(row["population"] or 0) >= 1_000_000 and row["kind"] == "city"
    }
    before = frozenset(word.translate(FOLD) for word in words_of("before"))
    clitics = {"": False, **dict.fromkeys(sorted(words_of("conjunction")), False)}
    clitics |= dict.fromkeys(sorted(words_of("preposition")), True)
    seen: Counter[str] = Counter()
    as_place: Counter[str] = Counter()
    for text in texts:
        words = WORD.findall(SIGNS.sub("", text).translate(FOLD))
        for at, word in enumerate(words):
            clitic = next((c for c in clitics if word.startswith(c) and word[len(c) :] in names), None)
            if clitic is not None:
                name = word[len(clitic) :]
                seen[name] += 1
                as_place[name] += clitics[clitic] or (at > 0 and words[at - 1] in before)
    return [
        {"word": word, "seen": str(count), "as_place": str(as_place[word])}
        for word, count in sorted(seen.items())
        if count >= MIN_SEEN and as_place[word] < (MAJOR_RATIO if word in major else MIN_PLACE_RATIO) * count
    ]


if __name__ == "__main__":
    main()
