"""Weights of the features that link claims: how much each says for (above 0) or against one occurrence.

Fitted on the grouped pages of the evaluation data with the fields that `riwaya read` finds
(`python -m benchmarks.fit_links`); only these abstract features are learned, no word of any page. With each
group of pages left out of the fit in turn: B-cubed F1 .77, pairs of claims of different pages F1 .74.
"""

from collections.abc import Mapping

from msgspec import Struct


class Weights(Struct, frozen=True, kw_only=True):
    """Weights of both steps.

    Attributes:
        page: Of two claims of one page.
        tellings: Of the tellings of two pages.
    """

    page: Mapping[str, float]
    tellings: Mapping[str, float]


BY_HAND: dict[str, float] = {
    "background_differs": -1.5,
    "country_conflict": -1.5,
    "figures_apart": -1.0,
    "figures_close": 0.2,
    "figures_same": 1.5,
    "mode_differs": -0.5,
    "mode_same": 0.5,
    "only_one_happened": -0.5,
    "part_of_longer": -1.5,
    "place_conflict": -2.0,
    "place_same": 1.0,
    "segment_differs": -3.0,
    "sides_conflict": -0.5,
    "sides_same": 0.3,
    "time_conflict": -2.0,
    "time_near": 0.2,
    "time_overlap": 0.2,
    "time_same": 0.5,
}
"""Where the fit begins for coded fields, and stays where few pages state them; signs follow the codebook."""

PAGE_SHIFT = -0.25
"""Added within a page: a telling split in two can be joined through other pages, a wrong one never parts."""
TELLING_SHIFT = 1.0
"""Added across pages. Both swept with one group of pages left out: -0.5 … 0 and 0.75 … 1.25."""


def add_up(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The log-odds that named features give; a feature without a weight says nothing."""
    return sum(value * weights.get(name, 0.0) for name, value in sorted(features.items()))


WEIGHTS = Weights(
    page={
        "always": 1.78,
        "attack_clash": -0.57,
        "attack_toll": 2.32,
        "background_differs": -2.21,
        "country_conflict": 0.03,
        "diversity": -2.22,
        "figures_apart": -2.71,
        "figures_close": 0.54,
        "figures_same": 1.67,
        "gap": -0.55,
        "kin_count": -0.79,
        "mode_differs": -0.89,
        "mode_same": 1.26,
        "nearest_back": 0.39,
        "only_one_happened": 0.46,
        "other_kin": -1.55,
        "page_names": 0.4,
        "part_of_longer": -0.22,
        "place_conflict": -0.54,
        "place_inside": -0.5,
        "place_same": 1.13,
        "place_top": 1.76,
        "polarity_differs": 0.26,
        "same_sentence": -1.79,
        "same_trigger_rare": 0.68,
        "same_type": 1.83,
        "segment_differs": -3.0,
        "shared_near": 0.47,
        "sides_conflict": 0.99,
        "sides_same": 0.86,
        "thin": -0.74,
        "time_conflict": -0.69,
        "time_near": 1.53,
        "time_overlap": -0.09,
        "time_same": 0.65,
        "to_first": 0.34,
        "to_first_back": 0.11,
    },
    tellings={
        "always": 0.65,
        "attack_clash": -0.28,
        "attack_toll": -0.68,
        "background_differs": -1.57,
        "country_conflict": 0.16,
        "diversity": -0.29,
        "figures_apart": -1.3,
        "figures_close": 0.71,
        "figures_same": 1.68,
        "kin_count": -0.76,
        "mode_differs": 0.22,
        "mode_same": 1.27,
        "only_one_happened": -0.32,
        "part_of_longer": -0.91,
        "place_conflict": -1.93,
        "place_inside": -0.48,
        "place_same": 1.58,
        "place_top": -0.23,
        "same_trigger_rare": 0.56,
        "segment_differs": -3.0,
        "shared_words": 0.31,
        "sides_conflict": -0.44,
        "sides_same": 0.63,
        "story_words": -0.29,
        "time_conflict": -2.06,
        "time_near": 0.77,
        "time_overlap": 0.15,
        "time_same": 0.4,
        "told_alike": 0.61,
        "types_shared": 1.15,
    },
)
