"""What a frame reaches over, who can speak, and what a sentence leaves to the next."""

from tests.extract.pages import ruled, scene_of, words

from riwaya.extract.frames import Discourse, can_speak, find_complement, frame_over, next_discourse
from riwaya.extract.sayings import find_frames
from riwaya.model.reading import PartyMention


def test_second_verb_of_saying_ends_the_reach_of_the_first() -> None:
    text = "قال الوزير إن الجيش انسحب وأعلنت الجماعة أنها قصفت القاعدة"
    scene = scene_of(text)
    frames = find_frames(scene, Discourse())
    over = {trigger.text: frame_over(frames, trigger.first) for trigger in scene.triggers}
    speakers = {name: frame and frame.speaker and frame.speaker.text for name, frame in over.items()}
    assert speakers == {"انسحب": "الوزير", "قصفت": "الجماعة"}


def test_innermost_frame_attributes_a_report_within_a_report() -> None:
    [claim] = ruled("قال الوزير إن الجماعة اعترفت بأنها قصفت القاعدة")
    assert (words(claim.attribution.speaker), claim.attribution.stance) == ("الجماعة", "confirms")


def test_joined_that_goes_on_with_what_the_first_verb_reports() -> None:
    [claim] = ruled(
        "قالت منظمة الجسر الإغاثية إنها وثقت أسماء 21 قتيلا، وإنها لم تعثر على ما يدل على وجود عسكري"
    )
    assert words(claim.attribution.speaker) == "منظمة الجسر الإغاثية"


def test_place_or_thing_cannot_speak() -> None:
    assert not can_speak(PartyMention(first=0, last=1, start=0, end=1, text="x", head=0, role="CVL"))
    assert can_speak(PartyMention(first=0, last=1, start=0, end=1, text="x", head=0, role="GOV"))


def test_discourse_keeps_the_last_speaker_over_a_silent_sentence() -> None:
    scene = scene_of("توقف القصف صباحا")
    speaker = PartyMention(first=0, last=1, start=0, end=1, text="x", head=0)
    assert next_discourse(scene, (), Discourse(speaker=speaker)).speaker is speaker


def test_colon_at_the_end_opens_nothing() -> None:
    assert find_complement(scene_of("قال الوزير:"), 0, 9) is None
