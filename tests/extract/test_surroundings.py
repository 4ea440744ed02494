"""What could be the time and place of an occurrence."""

from tests.extract.pages import language, read

from riwaya.extract import Candidate, find_candidates
from riwaya.extract.linear import Models


def candidates(text: str) -> list[Candidate]:
    return find_candidates(read(text), language=language(), models=Models())[0]


def test_nothing_is_offered_first_and_every_time_of_the_sentence_after_it() -> None:
    [found] = candidates("قال الوزير اليوم إن الطائرات قصفت البلدة أمس")
    assert [c.mention and c.mention.text for c in found.alternatives.time] == [None, "اليوم", "أمس"]


def test_time_and_place_told_before_are_offered_again() -> None:
    _, later = candidates("قصفت الطائرات درعا أمس.\nوأوقع القصف 3 قتلى.")
    assert [c.mention and c.mention.text for c in later.alternatives.time] == [None, "أمس"]
    assert "درعا" in [c.mention and c.mention.text for c in later.alternatives.place]


def test_time_of_another_type_is_offered_behind_that_of_its_own() -> None:
    *_, later = candidates("اعتقلت الشرطة رجلا أمس.\nوقصفت الطائرات درعا فجر اليوم.\nواعتقلت الشرطة امرأة.")
    assert [c.mention and c.mention.text for c in later.alternatives.time] == [None, "أمس", "فجر اليوم"]
    own, other = later.alternatives.time[1:]
    assert "told same type=True" in own.features
    assert "told of attack for detain" in other.features


def test_claim_that_tells_of_other_sides_is_marked_so() -> None:
    *_, later = candidates("قصفت الطائرات التركية درعا أمس.\nوقصف الجيش الروسي البلدة.")
    assert "told same type=True sides=other" in later.alternatives.time[1].features


def test_time_told_before_is_not_offered_where_the_sentence_states_a_date() -> None:
    _, later = candidates("قصفت الطائرات درعا أمس.\nوكان القصف على البلدة قد بدأ في 2029.")
    assert [c.mention and c.mention.text for c in later.alternatives.time] == [None, "2029"]


def test_day_of_the_news_is_not_offered_to_what_it_is_the_first_since() -> None:
    found = candidates("وصلت إلى المخيم، اليوم، أول قافلة مساعدات منذ قصف درعا")
    [times] = [c.alternatives.time for c in found if c.claim.type == "attack"]
    assert [c.mention and c.mention.text for c in times] == [None]


def test_features_hold_no_word_of_the_page() -> None:
    [found] = candidates("قال الجيش التركي اليوم إن الطائرات قصفت السوق في درعا")
    for choices in (found.alternatives.time, found.alternatives.place):
        assert all(name.isascii() for choice in choices for name in choice.features)


def test_features_of_times_tell_the_status_beside_when_they_lie() -> None:
    [found] = candidates("من المحتمل أن تقصف الطائرات البلدة غدا")
    features = {name for choice in found.alternatives.time for name in choice.features}
    assert {"when=future status=possible", "none status=possible"} <= features


def test_features_of_what_was_told_before_count_the_sentences_between() -> None:
    _, later = candidates("قصفت الطائرات درعا أمس.\nوأوقع القصف 3 قتلى.")
    assert "told 1 back alone=True" in later.alternatives.time[1].features
    assert "told when=today status=occurred" not in later.alternatives.time[1].features


def test_features_of_places_tell_whose_country_they_lie_in() -> None:
    [found] = candidates("قصفت الطائرات التركية مواقع للجيش السوري في درعا")
    features = {name for choice in found.alternatives.place for name in choice.features}
    assert {
        "in the source's country=False type=attack",
        "in the target's country=True type=attack",
    } <= features


def test_features_of_places_tell_in_whose_phrase_they_stand_and_behind_what() -> None:
    [found] = candidates("وصل الوزير الأميركي إلى السعودية لإجراء محادثات")
    [place] = [choice for choice in found.alternatives.place if choice.mention is not None]
    assert "whole party behind=towards" in place.features
    assert "in no party" not in place.features


def test_features_of_places_tell_whether_most_of_the_story_lies_there() -> None:
    found = candidates("قصفت الطائرات درعا.\nوقصفت الطائرات حلب.\nوانفجرت قنبلة في أنقرة.")
    places = [choice for each in found for choice in each.alternatives.place if choice.mention]
    chosen = {c.mention.text: c.features for c in places if c.mention and "told" not in c.features}
    assert "main land=True" in chosen["حلب"]
    assert "main land=False" in chosen["أنقرة"]


def test_features_of_what_was_told_before_say_whether_the_lead_told_it_and_what_opens_the_sentence() -> None:
    text = "قصفت الطائرات درعا أمس.\nوفي حادث منفصل، أوقع القصف 3 قتلى.\nوأوقع القصف في حلب 4 قتلى."
    _, second, third = candidates(text)
    told = [choice.features for choice in second.alternatives.time if choice.mention]
    assert {"told of lead=True", "told opened=other_news apart 1 back"} <= told[0].keys()
    told = [choice.features for choice in third.alternatives.time if choice.mention]
    assert "told opened=nothing 1 back" in told[0]
