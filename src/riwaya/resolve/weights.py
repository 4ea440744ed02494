"""Weights of the features that link claims: how much each says for (above 0) or against one occurrence.

Fitted on the grouped pages of the evaluation data with the fields that `riwaya read` finds
(`python -m benchmarks.fit_links`); only these abstract features are learned, no word of any page. Signs are
held to what a person expects. With each group of pages left out of the fit in turn: B-cubed F1 .75, pairs of
claims of different pages F1 .67 (.74 with the claims of an earlier extraction: nine groups are few); on the
groups themselves .81 and .85.
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
    "figures_far": -6.0,
    "figures_same": 1.5,
    "mode_differs": -0.5,
    "mode_same": 0.5,
    "only_one_happened": -0.5,
    "part_of_longer": -1.5,
    "place_conflict": -2.0,
    "place_same": 1.0,
    "published_apart": -4.0,
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

PAGE_SHIFT = 0.0
TELLING_SHIFT = 1.0
"""Added within a page and across pages. Swept with one group of pages left out: -1.25 … 0.5 and 0 … 2; B-cubed F1
lies between .73 and .76 all over, pairs of different pages do best here."""


def add_up(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The log-odds that named features give; a feature without a weight says nothing."""
    return sum(value * weights.get(name, 0.0) for name, value in sorted(features.items()))


WEIGHTS = Weights(
    page={
        "always": 2.19,
        "attack_clash": -0.46,
        "attack_toll": 2.51,
        "background_differs": -1.73,
        "diversity": -2.15,
        "figures_apart": -2.41,
        "figures_close": 1.27,
        "figures_far": -6.0,
        "figures_same": 1.56,
        "gap": -0.57,
        "kin_count": -0.8,
        "mode_differs": -0.76,
        "mode_same": 1.33,
        "nearest_back": 0.45,
        "only_one_happened": 0.81,
        "other_kin": -1.53,
        "page_names": 0.25,
        "part_of_longer": -1.06,
        "place_conflict": -0.54,
        "place_inside": 0.42,
        "place_same": 1.35,
        "place_top": 0.43,
        "published_apart": -4.0,
        "same_sentence": -1.93,
        "same_trigger_rare": 0.52,
        "same_type": 1.66,
        "segment_differs": -3.0,
        "shared_near": 0.52,
        "sides_same": 0.47,
        "target_same": 0.01,
        "thin": -0.48,
        "time_conflict": -0.54,
        "time_far": -5.02,
        "time_near": 0.53,
        "to_first": 0.34,
        "to_first_back": -0.19,
    },
    tellings={
        "always": 0.88,
        "attack_clash": -0.43,
        "attack_toll": 1.13,
        "background_differs": -0.49,
        "country_conflict": -0.17,
        "diversity": -0.98,
        "figures_apart": -0.86,
        "figures_close": 2.01,
        "figures_far": -6.03,
        "figures_same": 1.38,
        "kin_count": -0.88,
        "mode_same": 2.29,
        "only_one_happened": 0.83,
        "part_of_longer": -0.41,
        "place_conflict": -1.75,
        "place_inside": -0.4,
        "place_same": 1.2,
        "place_top": 0.04,
        "published_apart": -4.47,
        "same_trigger_rare": 1.13,
        "segment_differs": -3.0,
        "shared_words": 0.14,
        "sides_conflict": -0.27,
        "sides_same": 1.14,
        "story_words": -0.58,
        "target_differs": -1.1,
        "time_conflict": -2.55,
        "time_far": -1.75,
        "time_same": 0.71,
        "told_alike": 2.34,
        "twins_elsewhere": -0.04,
        "twins_here": 0.33,
        "types_shared": 1.32,
    },
)
