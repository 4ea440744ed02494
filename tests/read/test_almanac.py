"""Entries of an almanac are of the day that it names."""

from tests.extract.pages import read


def days(text: str) -> list[str]:
    return [time.value for sentence in read(text).sentences for time in sentence.times]


def test_entry_is_of_the_day_that_the_page_names() -> None:
    text = "وقعت في مثل هذا اليوم الموافق 20 يوليو أحداث كثيرة.\n1936 - توقيع اتفاقية المضيق.\n1944: انفجار قنبلة."
    assert days(text)[-2:] == ["1936-07-20", "1944-07-20"]


def test_entry_is_of_the_day_of_the_page_where_it_names_none() -> None:
    text = "حدث في مثل هذا اليوم:\n1936 - توقيع اتفاقية المضيق.\nوفي 1944 انفجرت قنبلة."
    assert days(text)[-2:] == ["1936-03-05", "1944"]


def test_list_of_years_that_is_no_almanac_keeps_its_years() -> None:
    assert days("حدث اليوم في المضيق:\n1936 - توقيع اتفاقية المضيق.")[-1] == "1936"
