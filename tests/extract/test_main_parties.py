"""Whom a page is about."""

from tests.extract.pages import read

from riwaya.extract.main_parties import main_country, main_land, main_pair, main_rivals


def test_main_pair_needs_two_states_clearly_ahead() -> None:
    page = read("أعلنت أرمينيا موقفها. وردت أذربيجان. وانتقدت أرمينيا الخطة.")
    pair = main_pair(page.sentences)
    assert pair is not None
    assert [party.country for party in pair] == ["ARM", "AZE"]
    assert main_pair(read("أعلنت أرمينيا موقفها.").sentences) is None


def test_mediator_is_no_side_of_the_main_pair() -> None:
    assert main_pair(read("أعلنت أرمينيا موقفها. ووقعت أرمينيا الهدنة بوساطة من روسيا.").sentences) is None


def test_main_country_is_the_one_named_most_and_none_where_none_is_named() -> None:
    assert main_country(read("أعلنت أرمينيا موقفها. وردت أذربيجان. وعادت أرمينيا.").sentences) == "ARM"
    assert main_country(read("الطقس بارد.").sentences) is None


def test_main_land_is_where_most_places_lie_whoever_acts_there() -> None:
    assert main_land(read("قصفت الطائرات التركية درعا وحلب. وعاد الوزير إلى أنقرة.").sentences) == "SYR"
    assert main_land(read("الطقس بارد.").sentences) is None


def test_rivals_are_the_state_and_the_armed_group_of_one_country() -> None:
    text = "اتهمت الحكومة اليمنية جماعة الحوثي بالمماطلة. وردت جماعة الحوثي ببيان. وطالبت الحكومة اليمنية بضمانات. "
    pair = main_rivals(read(text).sentences, "YEM")
    assert pair is not None
    assert [party.text for party in pair] == ["الحكومة اليمنية", "جماعة الحوثي"]
    assert main_rivals(read("طالبت الحكومة اليمنية بضمانات.").sentences, "YEM") is None
