"""Every entry of `triggers.tsv` against its own sentences, and how a word is told to be one."""

import random
from functools import cache
from typing import get_args

import pytest

from riwaya.errors import LexiconError
from riwaya.languages.ar.arabic import Arabic
from riwaya.languages.ar.triggers import find_triggers, load_triggers
from riwaya.languages.lexicon import read_lexicon
from riwaya.model.codebook import CasualtyKind
from riwaya.model.reading import TriggerMention

Row = dict[str, str]
ROWS = read_lexicon("riwaya.languages.ar", "triggers")
FRAMES = frozenset(
    "act hit die meet move take lose free give claim shoot event suffer visit total".split()  # noqa: SIM905
)
WORDS = ("verb", "noun", "participle")


@cache
def arabic() -> Arabic:
    return Arabic()


def found(text: str) -> tuple[TriggerMention, ...]:
    return arabic().triggers(arabic().tokens(text, 0, len(text)), text)


def is_of(mention: TriggerMention, row: Row) -> bool:
    facts = (mention.type, mention.mode or "", mention.frame, mention.casualty)
    return facts == (row["type"], row["mode"], row["frame"], row["casualty"])


def matches(row: Row, text: str) -> list[str]:
    """The words of `text` that the row itself names, in the company of all other rows."""
    tokens = arabic().tokens(text, 0, len(text))
    own = {mention.text for mention in find_triggers(tokens, text, index=load_triggers([row]))}
    return [mention.text for mention in found(text) if is_of(mention, row) and mention.text in own]


def cases(column: str) -> list[object]:
    return [
        pytest.param(row, sentence, id=f"{number}-{sentence}")
        for number, row in enumerate(ROWS, 2)
        for sentence in row[column].split("|")
        if sentence
    ]


@pytest.mark.parametrize(("row", "sentence"), cases("example"))
def test_entry_is_found_in_its_example(row: Row, sentence: str) -> None:
    assert matches(row, sentence) != []


@pytest.mark.parametrize(("row", "sentence"), cases("counterexample"))
def test_entry_is_not_found_in_its_counterexample(row: Row, sentence: str) -> None:
    assert matches(row, sentence) == []


def test_every_row_has_an_example_and_every_veto_a_counterexample() -> None:
    assert [row for row in ROWS if not row["example"]] == []
    assert [row for row in ROWS if row["veto"] and not row["counterexample"]] == []


def test_frames_and_casualty_kinds_are_the_known_ones() -> None:
    assert {row["frame"] for row in ROWS} == FRAMES
    assert {row["casualty"] for row in ROWS} <= {"", *get_args(CasualtyKind)}


def test_rows_are_sorted_and_name_nothing_twice() -> None:
    keys = [tuple(row[c] for c in ("type", "mode", "frame", "casualty", *WORDS)) for row in ROWS]
    assert keys == sorted(set(keys))
    for column in ("noun", "participle"):
        entries = [(row["type"], word) for row in ROWS for word in row[column].split("|") if word]
        assert sorted(entries) == sorted(set(entries)), column


@pytest.mark.parametrize("seed", range(3))
def test_order_of_rows_does_not_change_what_is_found(seed: int) -> None:
    rows = list(ROWS)
    random.Random(seed).shuffle(rows)
    described = read_lexicon("riwaya.languages.ar", "described_things")
    index = load_triggers(rows, described=described)
    for row in ROWS:
        for text in filter(None, f"{row['example']}|{row['counterexample']}".split("|")):
            assert find_triggers(arabic().tokens(text, 0, len(text)), text, index=index) == found(text)


@pytest.mark.parametrize(
    ("row", "phrase"),
    [
        pytest.param(row, phrase, id=phrase)
        for row in ROWS
        for column in ("noun", "participle")
        for phrase in row[column].split("|")
        if phrase
    ],
)
def test_every_noun_of_an_entry_is_found_where_it_stands_alone(row: Row, phrase: str) -> None:
    [mention] = [mention for mention in found(phrase.replace("… ", "")) if mention.first == 0]
    assert (mention.type, mention.frame, mention.casualty) == (row["type"], row["frame"], row["casualty"])


@pytest.mark.parametrize(
    ("row", "verb"),
    [
        pytest.param(row, item.split(" ")[0], id=item)
        for row in ROWS
        for item in row["verb"].split("|")
        if "/" in item
    ],
)
def test_both_forms_of_every_verb_are_found_with_their_object(row: Row, verb: str) -> None:
    objects = row["verb"].partition(verb)[2].partition("…")[2].split("|")[0]
    needs_object = row["verb"].partition(verb)[2].startswith(" …")
    for form in verb.split("/"):
        text = f"{form} {objects.strip()}" if needs_object else form
        alone = find_triggers(
            arabic().tokens(text, 0, len(text)), text, index=load_triggers([row | {"veto": ""}])
        )
        assert [mention.first for mention in alone][:1] == [0], text


def row_with(**cells: str) -> Row:
    return {**dict.fromkeys(ROWS[0], ""), "type": "attack", "frame": "act", "verb": "قصف/يقصف", **cells}


def test_loader_lists_every_fault_of_the_table_at_once() -> None:
    with pytest.raises(LexiconError) as caught:
        load_triggers([row_with(type="atack"), row_with(), row_with(mode="battle")])
    assert str(caught.value).split("\n") == [
        "triggers.tsv:2: type/mode is 'atack'/''; expected the codebook's",
        "triggers.tsv:4: type/mode is 'attack'/'battle'; expected the codebook's",
    ]


@pytest.mark.parametrize("cells", [{"frame": "hits"}, {"casualty": "dead"}])
def test_loader_refuses_an_unknown_frame_or_casualty_kind(cells: Row) -> None:
    with pytest.raises(LexiconError):
        load_triggers([row_with(**cells)])


def one(text: str) -> TriggerMention:
    [mention] = found(text)
    return mention


@pytest.mark.parametrize(
    ("text", "words", "form", "tense"),
    [
        ("قصفت المدفعية البلدة", "قصفت", "verb", "past"),
        ("تقصف المدفعية البلدة", "تقصف", "verb", "present"),
        ("ستقصف المدفعية البلدة", "ستقصف", "verb", "future"),
        ("وقصفوا البلدة", "قصفوا", "verb", "past"),
        ("قصفتها المدفعية", "قصفتها", "verb", "past"),
        ("لم يقصفوا البلدة", "يقصفوا", "verb", "present"),
        ("قُتل الحارس", "قُتل", "passive", "past"),
        ("قتل الحارس", "قتل", "verb", "past"),
        ("بعد القصف", "القصف", "noun", ""),
        ("بالقصف", "القصف", "noun", ""),
        ("خلال قصفها البلدة", "قصفها", "noun", ""),
    ],
)
def test_mention_tells_words_form_and_tense(text: str, words: str, form: str, tense: str) -> None:
    mention = one(text)
    assert (mention.text, mention.form, mention.tense) == (words, form, tense)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("قصف الجيش البلدة", "verb"),
        ("وقصف الجيش البلدة", "verb"),
        ("قال إن الجيش قصف البلدة", "verb"),
        ("الجيش الذي قصف البلدة", "verb"),
        ("نفى الجيش قصف البلدة", "noun"),
        ("نفت الوزارة في بيان قصف البلدة", "noun"),
        ("أصيب طفل في قصف على البلدة", "noun"),
        ("بعد قصف البلدة", "noun"),
    ],
)
def test_word_that_is_both_verb_and_noun_is_told_by_where_it_stands(text: str, form: str) -> None:
    assert {mention.form for mention in found(text) if "قصف" in mention.text} == {form}


@pytest.mark.xfail(strict=True, reason="a subject before its verb looks like an owner before a noun")
def test_verb_behind_its_subject_is_a_verb() -> None:
    assert one("الجيش قصف البلدة").form == "verb"


def test_object_may_stand_behind_a_gap_and_the_verb_alone_is_the_trigger() -> None:
    assert one("أطلق جنود القاعدة البحرية النار").text == "أطلق"


def test_object_right_behind_belongs_to_the_trigger() -> None:
    assert one("أطلقت النار على السيارة").text == "أطلقت النار"


@pytest.mark.parametrize(
    "text",
    [
        "أطلق المجلس مبادرته. النار في الموقد",
        "أطلق عمال القرية في صباح يوم ماطر طويل بارد جدا النار",
        "أطلق المصنع عربة جديدة",
    ],
)
def test_object_in_another_clause_or_too_far_off_is_none(text: str) -> None:
    assert [mention.text for mention in found(text) if mention.frame == "shoot"] == []


def test_noun_phrase_with_a_gap_takes_the_words_between() -> None:
    assert one("وقف فوري وشامل لإطلاق النار").text == "وقف فوري وشامل لإطلاق النار"


def test_longer_phrase_wins_over_its_first_word() -> None:
    mention = one("تبادل الأسرى")
    assert (mention.text, mention.type, mention.mode) == ("تبادل الأسرى", "release", "exchange")


def test_mentions_do_not_overlap() -> None:
    mentions = found("أعلن اتفاق وقف إطلاق النار بعد معارك عنيفة وقصف مدفعي وتبادل لإطلاق النار")
    assert all(one.last <= other.first for one, other in zip(mentions, mentions[1:], strict=False))
    assert [mention.type for mention in mentions] == ["ceasefire", "clash", "attack", "clash"]


def test_conjunction_and_preposition_stay_outside_the_span_and_the_article_inside() -> None:
    text = "وبالهجوم"
    assert (one(text).start, one(text).text) == (2, "الهجوم")


def test_veto_behind_a_distant_object_rules_the_verb_out() -> None:
    assert [m.type for m in found("فرض الاتحاد عقوبات رياضية على النادي")] == []


def test_verbal_noun_with_its_object_is_not_read_as_the_verb() -> None:
    assert one("اكتمل سحب القوات").form == "noun"


def test_words_of_no_entry_are_no_trigger() -> None:
    assert found("افتتح الوزير معرض الكتاب وسط حضور كبير") == ()


def test_war_that_ended_with_a_truce_did_not_end_the_truce() -> None:
    modes = [(trigger.type, trigger.mode) for trigger in found("انتهى القتال بهدنة توسطت فيها بيلاندا")]
    assert ("ceasefire", "collapsed") not in modes
    assert ("ceasefire", "agreed") in modes
    assert ("ceasefire", "collapsed") in [(t.type, t.mode) for t in found("انتهت الهدنة بعد يومين")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تحدث عن قانون الحرب ومراكز الاحتجاز", []),
        ("اجتمعت أطراف الصراع", ["اجتمعت"]),
        # A noun with an article or a preposition between owns nothing behind it.
        ("في القانون حرب", ["حرب"]),
        ("وقعت في المراكز اشتباكات", ["اشتباكات"]),
        ("تضرر طريق بقصف ليلي", ["تضرر", "قصف"]),
        ("تبرعت منظمات الإغاثة بالخيام", []),
        # The word of fate is the people's own.
        ("لقي قادة قوات مصرعهم", ["لقي", "مصرعهم"]),
    ],
)
def test_noun_that_only_describes_a_thing_is_no_trigger(text: str, expected: list[str]) -> None:
    assert [trigger.text for trigger in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("وصل الوفد فجرا", []), ("قال إن المسلحين فجرا المقر", ["فجرا"]), ("وفجرا المقر", ["فجرا"])],
)
def test_dawn_without_its_sign_is_no_explosion(text: str, expected: list[str]) -> None:
    assert [trigger.text for trigger in found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "أطلقوا النار على تمركز للكتيبة",  # no verb stands behind a preposition
        "سافر الوفد إلى المدينة",
        "قبل سفره إلى المدينة",  # the future particle goes with the present only
        "في بيان نشرته قوات الجيش",  # the pronoun is the object
    ],
)
def test_letters_of_a_verb_make_no_verb(text: str) -> None:
    assert [trigger.text for trigger in found(text) if trigger.type in ("deploy", "displace")] == []


def test_noun_behind_the_preposition_of_a_verb_is_a_word_of_its_own() -> None:
    assert [trigger.text for trigger in found("قضوا خلال مواجهات")] == ["قضوا", "مواجهات"]


def test_violence_in_general_is_no_occurrence() -> None:
    assert [trigger.text for trigger in found("أدان المجلس العنف والانتهاكات")] == []


def test_veto_word_counts_anywhere_in_its_clause() -> None:
    assert [mention.type for mention in found("نشرت القناة أمس على صفحتها مشاهد لنقل صواريخ")] == ["deploy"]
    assert found("نشرت القناة أمس على صفحتها مشاهد قديمة") == ()
    assert [mention.text for mention in found("نشر الجيش صواريخ؛ وعرضت القناة مشاهد لها")] == ["نشر"]


def test_object_apart_from_its_verb_is_told() -> None:
    [mention] = found("نشر الجيش أمس صواريخ")
    assert mention.object == (3, 4)
    assert found("قصف الجيش القرية")[0].object is None


def test_verb_that_nothing_can_be_the_object_of_has_stopped_and_not_arrested() -> None:
    assert found("القطار توقف عند المحطة") == ()
    assert [mention.type for mention in found("الشرطة توقف المشتبه به")] == ["detain"]
