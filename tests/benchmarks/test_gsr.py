"""Coding as the GSR coders do: from claims alone, with the judge and without it."""

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.gsr import main, read_texts
from benchmarks.gsr_codes import Codes, code_party, load_rows
from benchmarks.gsr_rank import describe, describe_text, event_type, fold_of
from benchmarks.gsr_spans import people_of

from riwaya.languages import load_language
from riwaya.model.claim import Party
from riwaya.model.page import RawPage
from riwaya.pipeline import open_rooms, read_page

# Talk that the judge takes for no occurrence and the rules for one.
TALK = "يرى الكاتب أن القصف والهجوم لا يحلان مشكلة."
NEWS = "قتل أربعة جنود عراقيين وأصيب ستة في هجوم انتحاري قرب البصرة أمس."
CROWD = "تظاهر مئات الطلاب أمام البرلمان في بيروت أمس."


def predict(folder: Path, task: str, texts: list[str], *flags: str) -> list[dict[str, Any]]:
    given, out = folder / "in.jsonl", folder / "out.jsonl"
    rows = [{"id": str(at), "text": text, "event_type": "ASSAULT"} for at, text in enumerate(texts)]
    given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    main([task, str(given), str(out), *flags])
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_switching_the_judge_off_changes_reading_and_benchmark_alike(tmp_path: Path) -> None:
    page = RawPage(id="talk", text=TALK)
    claims = [len(read_page(page, rooms=open_rooms("ar", judge=on)).record.claims) for on in (True, False)]
    events = [len(predict(tmp_path, "spans", [TALK], *flags)[0]["events"]) for flags in ([], ["--no-judge"])]
    assert claims[0] < claims[1]
    assert events[0] < events[1]


def test_text_without_a_claim_has_no_event_and_no_score(tmp_path: Path) -> None:
    [found] = predict(tmp_path, "detection", ["زار السياح المتحف وأعجبهم."])
    assert found == {"id": "0", "events": [], "scores": {"ASSAULT": 0.0, "PROTEST": 0.0}}


def test_news_of_an_attack_and_of_a_crowd_are_told_apart(tmp_path: Path) -> None:
    attack, crowd = predict(tmp_path, "detection", [NEWS, CROWD])
    assert attack["events"] == ["ASSAULT"]
    assert crowd["events"] == ["PROTEST"]


def test_whoever_is_hurt_is_the_target_and_what_says_so_the_verb(tmp_path: Path) -> None:
    [found] = predict(tmp_path, "spans", [NEWS])
    first = found["events"][0]
    assert first["verb"] == "قتل"
    assert first["target"] == {"text": "جنود عراقيين", "country": "IRQ", "role": "MIL"}


@pytest.mark.parametrize(
    ("party", "codes"),
    [
        (Party(text="مسلحون", start=0, end=6, country="IRQ", role="REB"), Codes(country=None, role="UAF")),
        (Party(text="متمردون", start=0, end=7, country="IRQ", role="REB"), Codes(country=None, role="REB")),
        (Party(text="قراصنة صوماليون", start=0, end=15, role="REB"), Codes(country="SOM", role="CRM")),
        (Party(text="الجيش الأميركي", start=0, end=14, role="MIL"), Codes(country="USA", role="MIL")),
        (Party(text="الشرطة", start=0, end=6, country="EGY", role="COP"), Codes(country=None, role="COP")),
        (Party(text="إسرائيل", start=0, end=7, country="ISR", role="GOV"), Codes(country="ISR", role=None)),
        (
            Party(text="الإيرانيين", start=0, end=10, country="IRN", role="CVL"),
            Codes(country="IRN", role=None),
        ),
        (
            Party(text="حركة طالبان", start=0, end=11, country="AFG", role="REB"),
            Codes(country="IMG", role="REB"),
        ),
        (Party(text="جنوده", start=0, end=5, country="USA", role="MIL"), Codes(country="USA", role="MIL")),
        (Party(text="رجال أمن مصريون", start=0, end=15, role="COP"), Codes(country="EGY", role="COP")),
        (Party(text="شخصان", start=0, end=5, country="IRQ", role="CVL"), Codes(country=None, role=None)),
        (Party(text="جنود أجانب", start=0, end=10, role="CVL"), Codes(country="INT", role="MIL")),
    ],
)
def test_country_is_coded_where_the_phrase_states_it(party: Party, codes: Codes) -> None:
    language = load_language()
    assert code_party(party, rows=load_rows(language), language=language) == codes


@pytest.mark.parametrize(
    ("phrase", "people"),
    [
        ("12 عاملا على الأقل", "عاملا"),
        ("ما لا يقل عن ثلاثة حراس ملثمين", "حراس ملثمين"),
        ("عشرات الصيادين", "الصيادين"),
        ("خمسة من أعضاء اللجنة", "أعضاء اللجنة"),
        ("جنديان بريطانيان", "جنديان بريطانيان"),
        ("الجيش الأميركي", "الجيش الأميركي"),
        ("26", "26"),
    ],
)
def test_people_are_marked_without_their_number(phrase: str, people: str) -> None:
    assert people_of(phrase, load_language()) == people


def test_the_killed_are_marked_before_the_wounded(tmp_path: Path) -> None:
    [found] = predict(tmp_path, "spans", ["أصيب ستة سائقين وقتل حارسان في تفجير قرب الميناء أمس."])
    assert found["events"][0]["target"]["text"] == "حارسان"
    assert found["events"][0]["verb"] == "قتل"


def test_crowd_in_the_words_of_a_protest_is_no_part_of_its_verb(tmp_path: Path) -> None:
    [found] = predict(tmp_path, "spans", ["خرج متظاهرون إلى الساحة ضد الحكومة الفرنسية"], "--no-judge")
    first = found["events"][0]
    assert (first["source"]["text"], first["verb"]) == ("متظاهرون", "خرج")
    assert first["target"] == {"text": "الحكومة الفرنسية", "country": "FRA", "role": "GOV"}


def test_doer_told_in_another_claim_did_this_one_too(tmp_path: Path) -> None:
    text = "قتل أربعة عمال في هجوم على المصنع أمس. وهاجم مسلحون المصنع من جهة النهر."
    [found] = predict(tmp_path, "spans", [text], "--no-judge")
    assert {event["source"] and event["source"]["text"] for event in found["events"]} == {"مسلحون"}


def test_force_that_was_struck_goes_before_people_hurt_there(tmp_path: Path) -> None:
    [found] = predict(tmp_path, "spans", ["أصيب عشرة أشخاص في غارة على القاعدة التركية."], "--no-judge")
    first = found["events"][0]
    assert (first["verb"], first["target"]["text"]) == ("أصيب", "القاعدة التركية")


def test_features_hold_no_word_of_the_text() -> None:
    rooms = open_rooms("ar")
    claims = read_texts([NEWS, CROWD], rooms=rooms)
    words = {word for text in claims for word in text.split()}
    for found in claims.values():
        own = [claim for claim in found if event_type(claim)]
        for claim in own:
            facts = describe(claim, own, found, language=rooms.language)
            assert not [name for name in facts if any(word in name for word in words)]


def test_a_text_has_what_any_of_its_claims_has() -> None:
    rooms = open_rooms("ar", judge=False)
    text = "قتل حارسان في تفجير قرب الميناء. وقال شهود إن مسلحين هاجموا مخفرا أمس."
    claims = read_texts([text], rooms=rooms)[text]
    facts = describe_text(claims, "ASSAULT", language=rooms.language)
    assert facts["toll=killed"] == 1.0
    assert facts["time near"] == 1.0
    assert describe_text(claims, "PROTEST", language=rooms.language) == {}


def test_equal_texts_are_in_one_fold_whatever_their_ids() -> None:
    assert {fold_of(NEWS, 5) for _ in range(3)} == {fold_of(NEWS, 5)}
    assert len({fold_of(f"{NEWS} {at}", 5) for at in range(40)}) == 5
