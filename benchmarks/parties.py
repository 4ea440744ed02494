"""Measures the party reader on gold: python -m benchmarks.parties PAGES GOLD [--misses WHAT] prints JSON.

Every party of a gold claim (source, target, others, speaker, via) and every casualty phrase is looked for
among the mentions of its page. Counted once a page and span: whether a mention overlaps it, and for the one
that shares most words, whether country, role and (speakers) kind are the gold ones. `stated` counts only
phrases that hold a state's, people's or actor's name: elsewhere the country comes from the context.
`--misses` prints the gold phrases where WHAT (found, country, role, kind) is not right.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from riwaya.languages import load_language
from riwaya.languages.ar.party_lexicons import Known, PartyLexicons, load_party_lexicons
from riwaya.languages.ar.party_phrase import match_names
from riwaya.languages.ar.party_words import look_up
from riwaya.languages.language import Language
from riwaya.model.reading import PartyMention

Gold = dict[str, Any]
_SPEAKERS = ("speaker", "via")


def main() -> None:
    """Prints the scores of the pages and gold named on the command line."""
    pages = {page["id"]: page["text"] for page in _rows(sys.argv[1])}
    wanted = sys.argv[sys.argv.index("--misses") + 1] if "--misses" in sys.argv else ""
    language, lexicons = load_language(), load_party_lexicons()
    counts: Counter[tuple[str, str]] = Counter()
    shares: defaultdict[str, float] = defaultdict(float)
    for record in _rows(sys.argv[2]):
        text = pages[record["id"]]
        mentions = read_mentions(text, language)
        for field, gold in gold_parties(record):
            best, share = best_match(mentions, gold["start"], gold["end"], text)
            shares[field] += share
            verdict = judge(best, gold, stated=_states_country(gold, text, language, lexicons))
            counts.update((field, name) for name in verdict)
            if wanted:
                _show_miss(wanted, field, verdict, gold=gold, best=best)
    if not wanted:
        print(json.dumps(_scores(counts, shares), indent=1))


def read_mentions(text: str, language: Language) -> list[PartyMention]:
    """Reads all parties of a page.

    Returns:
        Mentions of every sentence in text order.
    """
    found: list[PartyMention] = []
    for start, end in language.sentences(text):
        tokens = language.tokens(text, start, end)
        found += language.parties(tokens, text, numbers=language.numbers(tokens, text)).mentions
    return found


def gold_parties(record: Gold) -> Iterator[tuple[str, Gold]]:
    """Gives every party of a gold record once a field and span.

    Yields:
        (field, party); a casualty as field `victims` with the victims' country and role.
    """
    seen = set()
    for field, party in _all_parties(record):
        key = (field, party["start"], party["end"])
        if key not in seen:
            seen.add(key)
            yield field, party


def best_match(
    mentions: list[PartyMention], start: int, end: int, text: str
) -> tuple[PartyMention | None, float]:
    """Gives the mention that shares most words with a span.

    Returns:
        (mention, F1 over words); (None, 0.0) where none overlaps.
    """
    best, best_share = None, 0.0
    for mention in mentions:
        low, high = max(start, mention.start), min(end, mention.end)
        if low >= high:
            continue
        common = len(text[low:high].split())
        share = 2 * common / (len(text[start:end].split()) + len(mention.text.split()))
        if share > best_share:
            best, best_share = mention, share
    return best, best_share


def judge(best: PartyMention | None, gold: Gold, *, stated: bool) -> set[str]:
    """Names what is right about a match.

    Returns:
        Counter names, `all` always among them.
    """
    verdict = {"all"} | ({"stated"} if stated else set())
    if best is None:
        return verdict
    verdict.add("found")
    if best.country == gold["country"]:
        verdict |= {"country"} | ({"country_stated"} if stated else set())
    if best.role == gold["role"]:
        verdict.add("role")
    if best.kind == gold.get("kind"):
        verdict.add("kind")
    return verdict


def _all_parties(record: Gold) -> Iterator[tuple[str, Gold]]:
    for claim in record["claims"]:
        attribution = claim.get("attribution") or {}
        yield from ((field, claim[field]) for field in ("source", "target") if claim.get(field))
        yield from (("others", party) for party in claim.get("others") or ())
        if attribution.get("speaker"):
            yield "speaker", attribution["speaker"]
        yield from (("via", party) for party in attribution.get("via") or ())
        for casualty in claim.get("casualties") or ():
            victims = casualty.get("victims") or {}
            yield "victims", {**casualty, "country": victims.get("country"), "role": victims.get("role")}


def _states_country(gold: Gold, text: str, language: Language, lexicons: PartyLexicons) -> bool:
    """True where the gold phrase, read alone, holds the name of a state, people or actor."""
    words = look_up(language.tokens(text, gold["start"], gold["end"]), lexicons)
    for at, word in enumerate(words):
        _, meaning = match_names(words, at, lexicons)
        if word.demonym is not None and word.demonym.country is not None:
            return True
        if isinstance(meaning, Known) and meaning.country is not None:
            return True
    return False


def _show_miss(wanted: str, field: str, verdict: set[str], *, gold: Gold, best: PartyMention | None) -> None:
    """Prints the gold phrase and the match where the wanted thing is not right."""
    relevant = wanted != "kind" or gold.get("kind")
    if wanted not in verdict and relevant and (wanted == "found" or "found" in verdict):
        stated = "stated" if "stated" in verdict else "-"
        found = f"{best.text} [{best.country} {best.role} {best.kind}]" if best else "-"
        wish = f"{gold['text']} [{gold['country']} {gold['role']} {gold.get('kind')}]"
        print(f"{field}\t{stated}\t{wish}\t{found}")


def _scores(counts: Counter[tuple[str, str]], shares: Mapping[str, float]) -> dict[str, dict[str, float]]:
    fields = sorted({field for field, _ in counts})
    for field, name in list(counts):
        counts[("every", name)] += counts[(field, name)]
    totals = {**shares, "every": sum(shares.values())}
    return {field: _field_scores(field, counts, totals) for field in [*fields, "every"]}


def _field_scores(
    field: str, counts: Counter[tuple[str, str]], shares: Mapping[str, float]
) -> dict[str, float]:
    parties, found, stated = (counts[(field, name)] for name in ("all", "found", "stated"))
    ratios = {name: counts[(field, name)] / max(1, found) for name in ("country", "role", "kind")}
    return {
        "parties": parties,
        "found": round(found / parties, 3),
        "words_f1": round(shares[field] / parties, 3),
        **{name: round(ratio, 3) for name, ratio in ratios.items() if name != "kind" or field in _SPEAKERS},
        "stated": stated,
        "country_where_stated": round(counts[(field, "country_stated")] / max(1, stated), 3),
    }


def _rows(path: str) -> list[Gold]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
