"""Places that point back to one named before."""

from tests.extract.pages import read, segment

from riwaya.model.reading import PlaceMention


def places(text: str, *kinds: str) -> list[list[PlaceMention]]:
    lines = text.split("\n")
    parts = [segment(text, line, kind) for line, kind in zip(lines, kinds, strict=False)]  # type: ignore[arg-type]
    return [list(sentence.places) for sentence in read(text, segments=parts).sentences]


def test_the_city_is_the_one_named_before() -> None:
    [damascus], [city] = places("وصل الوفد إلى دمشق.\nوتعرضت المدينة لقصف.")
    assert (city.text, city.name, city.country) == ("المدينة", "Damascus", "SYR")
    assert (city.id, city.lat) == (damascus.id, damascus.lat)
    assert city.why == "points back to Damascus"


def test_it_is_the_last_one_before() -> None:
    *_, [city] = places("وصل الوفد إلى دمشق.\nثم وصل إلى حلب.\nوتعرضت المدينة لقصف.")
    assert city.name == "Aleppo"


def test_nothing_named_before_leaves_it_open() -> None:
    [[city]] = places("تعرضت المدينة لقصف.")
    assert (city.text, city.name, city.country) == ("المدينة", None, None)


def test_another_story_has_its_own_places() -> None:
    _, [city] = places("وصل الوفد إلى دمشق.\nوتعرضت المدينة لقصف.", "main", "other")
    assert city.name is None


def test_it_is_one_of_the_country_named_most_so_far() -> None:
    *_, [city] = places("وصل الوفد إلى حمص.\nثم وصل إلى حلب.\nوعاد من باريس.\nوتعرضت المدينة لقصف.")
    assert (city.name, city.country) == ("Aleppo", "SYR")


def test_its_lands_are_those_of_the_state_named_last() -> None:
    *_, [_, lands] = places("وصل الوفد إلى حمص.\nثم وصل إلى حلب.\nوتعرضت فرنسا لهجوم من أراضيها.")
    assert (lands.text, lands.country) == ("أراضيها", "FRA")


def test_a_noun_points_to_the_last_place_told_with_it() -> None:
    *_, [strip] = places("وصل الوفد إلى قطاع غزة.\nثم زار القدس وتل أبيب وحيفا.\nوتعرض القطاع لقصف.")
    assert (strip.text, strip.country, strip.name) == ("القطاع", "PSE", "Gaza Strip")


def test_name_that_the_gazetteer_lacks_lies_where_it_was_told_before() -> None:
    first, *_, last = places(
        "قصف الجيش مجمع التلعوش في دمشق.\nوعاد الوفد إلى بيروت.\nثم إلى صيدا.\nثم إلى طرابلس.\nوقصف مجمع التلعوش."
    )
    assert [place.country for place in (first[0], last[0])] == ["SYR", "SYR"]


def test_name_that_the_gazetteer_lacks_lies_where_the_places_told_before_lie() -> None:
    *_, [place] = places("وصلت مساعدات أرسلتها فرنسا.\nإلى مدينة دمشق.\nوقصف الجيش بلدة تلعوشة.")
    assert (place.text, place.country) == ("بلدة تلعوشة", "SYR")
