"""Words close to a trigger that say more than the verb of saying."""

import pytest
from tests.extract.pages import ruled


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("قال الوزير إن القصف يجب أن يتوقف", "asserts"),
        ("قال الوزير إنه يجب وقف القتال فورا", "demands"),
        ("قال الوزير إن قواته لن تنسحب من المدينة", "refuses"),
        ("قال المتحدث إن من المتوقع أن تندلع معارك", "expects"),
        ("قال المتحدث إن أنباء القصف على البلدة غير صحيحة", "denies"),
        ("قال القائد إن قواته ستواصل القتال", "promises"),
        ("قال القائد إن قواته انسحبت", "asserts"),
        ("من المتوقع أن تندلع معارك", "expects"),
        ("يجب وقف القتال فورا", "asserts"),
    ],
)
def test_local_word_colours_the_claim_in_anothers_voice(text: str, stance: str) -> None:
    assert ruled(text)[0].attribution.stance == stance


def test_frame_with_a_stance_of_its_own_keeps_it() -> None:
    [claim] = ruled("نفت الوزارة أن تكون قواتها مستعدة للانسحاب")
    assert claim.attribution.stance == "denies"


def test_colour_does_not_cross_a_stop() -> None:
    claims = ruled("قال الوزير إن أنباء الأمس غير صحيحة. وقصفت الطائرات البلدة.")
    assert [claim.attribution.stance for claim in claims] == ["asserts"]


def test_denial_right_behind_the_trigger_denies() -> None:
    assert ruled("قال المتحدث إن أنباء القصف غير صحيحة")[0].attribution.stance == "denies"


@pytest.mark.parametrize(
    ("text", "part", "stance"),
    [
        ("دعت فرنسا إلى محادثات بعد قصف المرفأ", "قصف", "asserts"),
        ("دعت فرنسا إلى محادثات بعد قصف المرفأ", "محادثات", "demands"),
        ("دعا المبعوث ضحايا القتال في بيروت إلى محادثات", "القتال", "asserts"),
        ("توقع الوزير أن يناقش المجلس الأراضي التي تم الاستيلاء عليها", "الاستيلاء", "asserts"),
        ("رفضت القوات الانسحاب من المدينة، بينما بدأت محادثات في القاهرة", "محادثات", "asserts"),
        ("رفضت القوات الانسحاب من المدينة، بينما بدأت محادثات في القاهرة", "الانسحاب", "refuses"),
        ("قال الوزير إن الحل الوحيد هو تنفيذ الاتفاق الذي تم التوصل إليه", "الاتفاق", "asserts"),
        ("قال الوزير إن الحل الوحيد هو تنفيذ الاتفاق", "الاتفاق", "demands"),
        ("قال الرئيس إن بلاده لن تقبل بذلك بعد استعادة المدينة", "استعادة", "asserts"),
        ("هددت الجماعة الحكومة وقصفت مواقعها أمس", "قصفت", "asserts"),
        ("هددت الجماعة بقصف مواقع الحكومة", "قصف", "threatens"),
        ("دعا الوزير إلى وقف الهجمات التي شنتها الجماعة", "الهجمات", "demands"),
        ("أكد القائد أن الجيش مستعد لمثل الهجمات التي يشنها التنظيم", "الهجمات", "asserts"),
    ],
)
def test_what_is_taken_for_granted_is_not_demanded(text: str, part: str, stance: str) -> None:
    [claim] = [claim for claim in ruled(text) if claim.trigger.text == part]
    assert claim.attribution.stance == stance


def test_own_responsibility_for_an_attack_confirms_it() -> None:
    [claim] = ruled("أعلن التنظيم في تسجيل مصور أمس مسؤوليته عن التفجير")
    assert claim.attribution.stance == "confirms"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("جدد المبعوث الدعوة إلى هدنة في تعز", "demands"),
        ("كرر القائد تهديده بقصف المرفأ", "threatens"),
        ("دعا الحزب إلى تنظيم تظاهرات أخرى", "demands"),
    ],
)
def test_noun_of_saying_that_the_verb_repeats_gives_the_stance(text: str, stance: str) -> None:
    assert {claim.attribution.stance for claim in ruled(text)} == {stance}
