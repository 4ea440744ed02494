"""Weights of the features that link claims: how much each says for (above 0) or against one occurrence.

Fitted on the grouped pages of the evaluation data with the fields that `riwaya read` finds
(`python -m benchmarks.fit_links`); only these abstract features are learned, no word of any page. With each
group of pages left out of the fit in turn: B-cubed F1 .78, pairs of claims of different pages F1 .76.
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
    "time_far": -5.0,
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
        "always": 1.36,
        "attack_clash": -0.67,
        "attack_toll": 2.25,
        "background_differs": -1.54,
        "country_conflict": -0.43,
        "diversity": -2.28,
        "figures_apart": -2.79,
        "figures_close": 1.12,
        "figures_same": 1.7,
        "gap": -0.52,
        "kin_count": -0.58,
        "mode_differs": -0.69,
        "mode_same": 1.32,
        "nearest_back": 0.28,
        "only_one_happened": 0.71,
        "other_kin": -1.56,
        "page_names": 0.37,
        "part_of_longer": -0.27,
        "place_conflict": -0.77,
        "place_inside": -0.4,
        "place_same": 0.99,
        "place_top": 2.19,
        "polarity_differs": 0.24,
        "same_sentence": -1.82,
        "same_trigger_rare": 0.67,
        "same_type": 1.59,
        "segment_differs": -3.0,
        "shared_near": 0.49,
        "sides_conflict": 0.57,
        "sides_same": 1.02,
        "thin": -0.8,
        "time_conflict": -0.47,
        "time_far": -5.02,
        "time_near": 1.38,
        "time_overlap": -0.3,
        "time_same": 0.47,
        "to_first": 0.41,
        "to_first_back": -0.03,
    },
    tellings={
        "always": 0.52,
        "attack_clash": -0.37,
        "attack_toll": -0.78,
        "background_differs": -0.96,
        "country_conflict": -0.26,
        "diversity": -0.47,
        "figures_apart": -0.12,
        "figures_close": 1.12,
        "figures_same": 1.64,
        "kin_count": -0.69,
        "mode_differs": 0.28,
        "mode_same": 1.34,
        "only_one_happened": 0.45,
        "part_of_longer": -0.58,
        "place_conflict": -1.99,
        "place_inside": -0.02,
        "place_same": 1.33,
        "place_top": -0.11,
        "same_trigger_rare": 1.02,
        "segment_differs": -3.0,
        "shared_words": 0.3,
        "sides_conflict": 0.0,
        "sides_same": 0.65,
        "story_words": -0.48,
        "time_conflict": -2.03,
        "time_far": -4.97,
        "time_near": 0.87,
        "time_overlap": -0.02,
        "time_same": 0.35,
        "told_alike": 0.62,
        "types_shared": 1.19,
    },
)
