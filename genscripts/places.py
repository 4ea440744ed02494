"""Writes the shipped gazetteer: `python -m genscripts.places --gazetteer DIR --texts FILE --out DIR`.

--gazetteer  folder with places.tsv (id, kind, name_en, name_ar, aliases_ar, country, admin1, lat, lon,
             population, geonames, wikidata, source), assembled from GeoNames, Who's On First, Natural Earth, CLDR
--texts      JSONL with a `text` a line under a licence that lets counts be shipped: here the openeventdata
             Arabic event records (MIT)
--out        receives places.tsv (selected, merged with genscripts/places/hand.tsv) and common_words.tsv
"""

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

COLUMNS = ("id", "kind", "name_en", "names", "country", "admin1", "lat", "lon", "population", "source")
HAND = Path(__file__).parent / "places" / "hand.tsv"
# States whose small towns are in the news that the program reads; elsewhere towns begin at MIN_POPULATION.
SMALL_TOWNS = frozenset(
    "AFG ARE ARM AZE BFA BDI BHR CAF CMR COD COM CYP DJI DZA EGY ERI ESH ETH GEO IRN IRQ ISR JOR KWT LBN LBY"
    " MAR MLI MRT NER NGA OMN PAK PSE QAT RUS SAU SDN SOM SSD SYR TCD TUN TUR UKR XKX YEM".split()
)
MIN_POPULATION = 15_000
# Degrees: two rows of one name in one state nearer than this are one place (a town and its district seat).
SAME_PLACE_DEG = 0.25
PREPOSITIONS = frozenset("في الي من قرب داخل وسط شمال جنوب شرق غرب شمالي جنوبي شرقي غربي".split())
GOVERNORS = frozenset(
    "مدينة بلدة قرية محافظة ولاية اقليم منطقة مقاطعة ضاحية حي مخيم مدينتي بلدتي قضاء ناحية مديرية العاصمة".split()
)
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})
SIGNS = re.compile("[\u064b-\u0652\u0670\u0640\u200b-\u200f]")
WORD = re.compile("[\u0621-\u064a]+")
# "The northern region": every state has one, and texts mean their own.
GENERIC = re.compile(
    "(?:(?:ال)?(?:منطقة|ولاية|محافظة|مقاطعة|إقليم|اقليم) )?"
    "(?:ال)?(?:شمال|جنوب|شرق|غرب|وسط|شمالي|جنوبي|شرقي|غربي|وسطى)(?:ة|ية)?"
)
# A name seen this often in the texts is judged by how often a preposition or governor stands before it.
MIN_SEEN = 4
# Of 1,000 names judged, Baghdad had .35, Rafah .50, but the town السلام .03: read as places from .20 on.
MIN_PLACE_RATIO = 0.2

Row = dict[str, str]


def main() -> None:
    """Reads the arguments and writes both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gazetteer", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    rows = select(read_table(arguments.gazetteer / "places.tsv"), read_table(HAND))
    write_table(arguments.out / "places.tsv", COLUMNS, rows)
    texts = [json.loads(line)["text"] for line in arguments.texts.read_text(encoding="utf-8").splitlines()]
    common = common_words(rows, texts)
    write_table(arguments.out / "common_words.tsv", ("word", "seen", "as_place"), common)


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
    kept = [shipped(row) for row in places if is_wanted(row)]
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
        return True
    return int(row["population"] or 0) >= MIN_POPULATION or row["country"] in SMALL_TOWNS


def shipped(row: Row) -> Row:
    """Gives a source row the shipped columns; points keep 3 decimals (100 m)."""
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
    return clean(name).translate(FOLD).removeprefix("ال")


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
    if twin["source"] == "hand":
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
    names -= spared
    seen: Counter[str] = Counter()
    as_place: Counter[str] = Counter()
    for text in texts:
        words = WORD.findall(SIGNS.sub("", text).translate(FOLD))
        for at, word in enumerate(words):
            name, clitic = bare_name(word, names)
            if name:
                seen[name] += 1
                before = words[at - 1] if at else ""
                as_place[name] += clitic == "ب" or before in PLACE_BEFORE
    return [
        {"word": word, "seen": str(count), "as_place": str(as_place[word])}
        for word, count in sorted(seen.items())
        if count >= MIN_SEEN and as_place[word] < MIN_PLACE_RATIO * count
    ]


PLACE_BEFORE = frozenset(word.translate(FOLD) for word in (PREPOSITIONS | GOVERNORS) - {"من"})


def bare_name(word: str, names: frozenset[str] | set[str]) -> tuple[str, str]:
    """Finds the name in a word: as it is, or after و, ف, ب, ل; ("", "") where there is none."""
    for clitic in ("", "و", "ف", "ب", "ل"):
        rest = word[len(clitic) :]
        if word.startswith(clitic) and rest in names:
            return rest, clitic
    return "", ""


if __name__ == "__main__":
    main()
