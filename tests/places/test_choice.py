"""Which place a name means; what decides is checked on the whole gazetteer where it can be."""

import pytest

from riwaya.languages import load_language
from riwaya.places import Gazetteer, load_gazetteer
from riwaya.places.choice import Evidence, choose, could_stand_alone
from riwaya.places.place import Place


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    language = load_language()
    return load_gazetteer(language.fold, lexicon=language.lexicon)


def common(places: tuple[Place, ...], *, governor: str = "") -> Evidence:
    """All that may speak for a common word, short of an adjective."""
    countries = {place.country: 3 for place in places if place.country}
    return Evidence(
        governor=governor, direction=True, preposition=True, countries=countries, common=True, listed=True,
        one_state=len(countries) == 1,
    )  # fmt: skip


def test_common_word_of_small_places_is_none_of_them_without_a_governor(gazetteer: Gazetteer) -> None:
    named = [gazetteer.named(name) for name in sorted(gazetteer.words.common)]
    small = [places for places in named if places and not could_stand_alone(places)]
    assert len(small) > 200
    assert [places for places in small if choose(places, common(places)) is not None] == []
    assert any(choose(places, common(places, governor="town")) for places in small)


def test_common_word_of_a_large_town_is_the_town_where_the_page_speaks_of_its_state(
    gazetteer: Gazetteer,
) -> None:
    town = max(gazetteer.named("صيدا"), key=lambda place: place.population)
    assert could_stand_alone((town,))
    assert choose((town,), common((town,))) is not None
