"""What speaks for and against one occurrence behind two claims of one page."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.resolve.claims import claim_in, figure, page_of, plain_words, says

from riwaya.model.claim import Party, Time
from riwaya.resolve.cluster import Link
from riwaya.resolve.pairs import explain_page, link_page
from riwaya.resolve.rarity import Rarity
from riwaya.resolve.views import Naming, view_page

RARITY = Rarity(words={}, triggers={"هجوم": 0.2, "هجمات": 0.3, "إحراق": 0.9, "خطف": 0.8}, unknown=5.0)


def explain(text: str, *triggers: str, **fields: object) -> Mapping[str, float]:
    sentences = [sentence for sentence in text.split(". ") if sentence]
    claims = [claim_in(text, s, t) for s, t in zip(sentences, triggers, strict=True)]
    if fields:
        claims[0] = claim_in(text, sentences[0], triggers[0], **fields)
    [features] = explain_page(
        view_page(page_of(text, *claims), words=plain_words, naming=name), rarity=RARITY
    ).values()
    return features


def name(trigger: str, _before: str = "", _after: str = "") -> Naming:
    return Naming(
        is_many=trigger.endswith("ات"), roots=frozenset({trigger.removesuffix("ات").replace("و", "")})
    )


def test_rare_words_of_two_roots_name_two_acts() -> None:
    assert explain("قال شاهد إن إحراق المتجر متعمد. وتحدث عن خطف حارسه", "إحراق", "خطف")["acts_differ"] == 0.8


def test_toll_names_what_came_of_an_act_and_no_act_of_its_own() -> None:
    text = "قال شاهد إن إحراق المتجر متعمد. وتحدث عن خطف حارسه"
    assert "acts_differ" not in explain(text, "إحراق", "خطف", type="toll")


def test_fight_told_with_an_attack_in_one_sentence_is_likelier_one_with_it() -> None:
    sentence = "هاجم مسلحون الثكنة ودار اشتباك عند البوابة"
    claims = [claim_in(sentence, sentence, "هاجم"), claim_in(sentence, sentence, "اشتباك", type="clash")]
    [features] = explain_page(
        view_page(page_of(sentence, *claims), words=plain_words, naming=name), rarity=RARITY
    ).values()
    assert features["clash_here"] == 1.0
    assert "clash_here" not in explain(
        "هاجم مسلحون الثكنة. ودار اشتباك عند البوابة", "هاجم", "اشتباك", type="clash"
    )


def test_known_occurrence_beside_another_in_one_sentence_is_told_elsewhere() -> None:
    sentence = "وقع هجوم ليلا بعد الهجوم على الجسر"
    claims = [claim_in(sentence, sentence, "هجوم"), claim_in(sentence, sentence, "الهجوم")]
    views = view_page(
        page_of(sentence, *claims),
        words=plain_words,
        naming=lambda t, _before, _after: Naming(points_back=t[0] == "ا"),
    )
    assert explain_page(views, rarity=RARITY)[0, 1]["known_elsewhere"] == 1.0


def test_common_word_can_stand_for_any_act() -> None:
    assert explain("قال شاهد إن إحراق المتجر متعمد. ووقع هجوم ليلا", "إحراق", "هجوم")["acts_differ"] == 0.2


def test_one_root_in_two_words_speaks_for_one_occurrence_but_not_one_and_many() -> None:
    features = explain("وقع هجوم ليلا. وتكررت هجمات مماثلة", "هجوم", "هجمات")
    assert "acts_differ" not in features
    assert (features["roots_same"], features["number_differs"]) == (1.0, 1.0)


def test_count_in_one_sentence_only_leaves_room_for_the_other() -> None:
    text = "وقع هجوم ليلا. وتحدث شهود عن هجوم عند الجسر"
    assert explain(text, "هجوم", "هجوم", casualties=(figure(3, 3),))["one_counted"] == 1.0
    assert "one_counted" not in explain(text, "هجوم", "هجوم")


def test_trigger_that_points_back_speaks_for_what_was_told_before() -> None:
    text = "وقع هجوم ليلا. وأدان الوزير الهجوم"
    claims = [claim_in(text, "وقع هجوم ليلا", "هجوم"), claim_in(text, "وأدان الوزير الهجوم", "الهجوم")]
    views = view_page(
        page_of(text, *claims),
        words=plain_words,
        naming=lambda t, _before, _after: Naming(points_back=t[0] == "ا"),
    )
    assert explain_page(views, rarity=RARITY)[0, 1]["points_back"] == 1.0
    assert "points_back" not in explain(text, "هجوم", "الهجوم")


def test_countries_that_attack_each_other_do_it_twice() -> None:
    text = "قصف جيش البلد الأول موقعا. وقصف جيش البلد الثاني موقعا"
    one, other = side("AAA"), side("BBB")
    sides = [{"source": one, "target": other}, {"source": other, "target": one}]
    assert explain_both(text, "قصف", sides)["swapped_apart"] == 1.0
    assert "swapped_apart" not in explain_both(text, "قصف", [sides[0], sides[0]])
    clashes = [{**fields, "type": "clash"} for fields in sides]
    assert "swapped_apart" not in explain_both(text, "قصف", clashes)


def test_talks_of_two_days_are_apart_but_not_two_reports_of_an_attack() -> None:
    text = "بدأت محادثات اليوم. وعقدت محادثات الجمعة"
    days = [{"time": at(text, "اليوم", "2031-03-05")}, {"time": at(text, "الجمعة", "2031-02-28")}]
    talks = [{**fields, "type": "talks"} for fields in days]
    assert explain_both(text, "محادثات", talks)["talks_apart"] == 1.0
    assert "talks_apart" not in explain_both(text, "محادثات", days)
    assert "talks_apart" not in explain_both(text, "محادثات", [talks[0], talks[0] | {"time": None}])


def test_occurrence_told_as_another_is_not_the_one_before() -> None:
    text = "وقع هجوم ليلا. ووقع هجوم مماثل فجرا. ووقع هجوم ظهرا"
    sentences = text.split(". ")
    claims = [claim_in(text, sentence, "هجوم") for sentence in sentences]
    views = view_page(page_of(text, *claims), words=plain_words, naming=name_another)
    found = explain_page(views, rarity=RARITY)
    assert found[0, 1]["named_apart"] == 1.0
    assert "named_apart" not in found[1, 2]


def test_what_is_of_that_time_is_of_the_sentence_before() -> None:
    text = "وقع هجوم ليلا. ووقع هجوم فجرا. وقتل حينها حارس"
    sentences = text.split(". ")
    claims = [claim_in(text, s, t) for s, t in zip(sentences, ["هجوم", "هجوم", "قتل"], strict=True)]
    views = view_page(page_of(text, *claims), words=plain_words, naming=name_another)
    found = explain_page(views, rarity=RARITY)
    assert found[1, 2]["then_near"] == 1.0
    assert "then_near" not in found[0, 2]


def name_another(_trigger: str, _before: str, after: str) -> Naming:
    return Naming(is_another="مماثل" in after, is_then="حينها" in after)


def explain_both(text: str, trigger: str, fields: Sequence[dict[str, Any]]) -> Mapping[str, float]:
    sentences = text.split(". ")
    claims = [claim_in(text, s, trigger, **own) for s, own in zip(sentences, fields, strict=True)]
    views = view_page(page_of(text, *claims), words=plain_words, naming=name)
    [features] = explain_page(views, rarity=RARITY).values()
    return features


def side(country: str) -> Party:
    return Party(text=country, start=0, end=0, country=country)


def at(text: str, word: str, value: str) -> Time:
    start = text.index(word)
    return Time(text=word, start=start, end=start + len(word), value=value)


def test_denial_belongs_to_the_claim_next_to_it() -> None:
    text = "وقع هجوم ليلا. ونفى القائد وقوع هجوم"
    assert explain(text, "هجوم", "هجوم", attribution=says("القائد", "denies"))["nearest_denied"] == 1.0
    assert "nearest_denied" not in explain(text, "هجوم", "هجوم")


def test_page_gives_no_two_distant_numbers_for_one_occurrence() -> None:
    assert link(
        "أعلن القائد مقتل 4 في هجوم", 4, "وأعلن القائد مقتل 32 في هجوم", 32, speakers=("القائد", "القائد")
    ).veto
    assert not link(
        "أعلن القائد مقتل 4 في هجوم", 4, "وأعلن القائد مقتل 8 في هجوم", 8, speakers=("القائد", "القائد")
    ).veto


def test_two_speakers_may_give_numbers_further_apart() -> None:
    sentences = "أعلن القائد مقتل 5 في هجوم", 5, "وأعلن الطبيب مقتل 23 في هجوم", 23
    assert not link(*sentences, speakers=("القائد", "الطبيب")).veto
    assert link(*sentences, speakers=("القائد", None)).veto


def link(one: str, few: int, other: str, many: int, *, speakers: tuple[str | None, str | None]) -> Link:
    text = f"{one}. {other}"
    claims = [
        claim_in(text, sentence, "هجوم", casualties=(figure(count, count),), attribution=says(speaker))
        for sentence, count, speaker in zip((one, other), (few, many), speakers, strict=True)
    ]
    return link_page(view_page(page_of(text, *claims), words=plain_words), rarity=RARITY, weights={})[0, 1]
