"""Countries of sides that only the page could lend, settled by the occurrence."""

from tests.extract.pages import ruled, told

WAR = "أعلنت أرمينيا موقفها. وردت أذربيجان. وانتقدت أرمينيا الخطة. ورفضتها أذربيجان. "


def test_enemy_is_the_speakers_foe() -> None:
    claim = ruled(WAR + "\nوقال الرئيس الأرميني: «دمرت قواتنا قوات العدو في المنطقة».")[-1]
    assert told(claim.target) == ("قوات العدو", "AZE", "MIL")


def test_dead_of_whom_an_army_tells_are_its_own_and_not_the_attackers() -> None:
    text = WAR + "\nوقالت سلطات قره باغ الانفصالية إن 4 جنود قتلوا بنيران القوات الأذربيجانية."
    claim = ruled(text)[-1]
    assert told(claim.target) == ("4 جنود", "XNK", "MIL")


def test_soldiers_whom_media_of_one_foe_count_are_its_own() -> None:
    claim = ruled(WAR + "\nوأعلنت وسائل إعلام أرمينية مقتل 3 جنود في باكو.")[-1]
    assert told(claim.target) == ("3 جنود", "ARM", "MIL")


def test_our_forces_are_the_speakers() -> None:
    claim = ruled(WAR + "\nوقال الرئيس الأرميني: «قصفت قواتنا باكو».")[-1]
    assert told(claim.source) == ("قواتنا", "ARM", "MIL")
