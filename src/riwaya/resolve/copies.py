"""Finds texts that are copies of one text: equal digests, or most of one's five-word runs inside the other.

Containment of runs, not likeness of words: two reporters describe one attack in one vocabulary, but not in
the same runs of five words.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from riwaya.resolve.views import ClaimView

RUN_WORDS = 5
MIN_CONTAINMENT = 0.5
"""Half of the shorter text's runs: an agency item cut, retitled or lightly edited keeps more."""


def runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Runs of five words; a shorter text is one run."""
    if not words:
        return frozenset()
    last = max(1, len(words) - RUN_WORDS + 1)
    return frozenset(tuple(words[i : i + RUN_WORDS]) for i in range(last))


def containment(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Share of the smaller set of runs that is in the larger; 0 where either is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def find_copies(tellings: Mapping[str, Sequence[ClaimView]]) -> dict[frozenset[str], float]:
    """Finds pages that copy each other where they tell of one event.

    Args:
        tellings: Page id to its claims of the event.

    Returns:
        Pair of page ids to the share of the shorter one's runs that the other has; 1 for one text.
    """
    found = {}
    told = {page: _runs_of(views) for page, views in tellings.items()}
    for one, other in combinations(sorted(tellings), 2):
        if tellings[one][0].page.text_sha256 == tellings[other][0].page.text_sha256:
            found[frozenset((one, other))] = 1.0
            continue
        share = containment(told[one], told[other])
        if share >= MIN_CONTAINMENT:
            found[frozenset((one, other))] = share
    return found


def _runs_of(views: Sequence[ClaimView]) -> frozenset[tuple[str, ...]]:
    sentences = {view.claim.evidence.start: view.all_words for view in views}
    return frozenset(run for words in sentences.values() for run in runs(words))
