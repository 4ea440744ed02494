from riwaya.resolve.twins import Likeness, count_twins, told_alike


def test_reprinted_sentences_are_told_alike() -> None:
    assert told_alike(Likeness([1.0, 1.0], [1.0, 1.0])) == 1.0


def test_twin_in_another_telling_of_the_page_speaks_against_this_one() -> None:
    likeness = {(0, 1): Likeness([0.9], [0.9]), (0, 2): Likeness([0.5], [0.5])}
    twins = count_twins(likeness, pages=["p1", "p2", "p2"])
    assert twins[0, 1] == {"twins_here": 1.0}
    assert twins[0, 2] == {"twins_here": 0.5}


def test_sentences_in_own_words_have_no_twin() -> None:
    assert count_twins({(0, 1): Likeness([0.3], [0.3])}, pages=["p1", "p2"]) == {(0, 1): {}}
