"""Tells whether somebody can be the subject of a verb that names none: gender and number must agree.

A verb without a subject goes on in the voice of whoever spoke last, and "she added" is not what the minister, a man,
said before. Source: Wright, Grammar, II 141.
"""

from riwaya.extract.scene import Scene
from riwaya.model.reading import Gender, PartyMention, Token

# Who spoke longer ago is not meant. No figure of the development gold changes from 2 to 12 voices.
VOICES = 6
PEOPLE = frozenset({"person", "people"})
# Names and names of states bear no ending that tells their gender.
NAMES = frozenset({"actor", "state", "capital", "territory", "place"})


def agreeing_voice(
    scene: Scene, verb: Token, last: PartyMention | None, voices: tuple[PartyMention, ...]
) -> PartyMention | None:
    """Finds who goes on speaking in a verb without a subject.

    Args:
        scene: The sentence of the verb.
        verb: The verb of saying.
        last: Who spoke last.
        voices: Who spoke before, in the order of the page.

    Returns:
        Who spoke last, unless the verb's form rules that out and fits one who spoke shortly before.
    """
    if last is None or not _differs(scene, verb, last):
        return last
    return next((voice for voice in reversed(voices[-VOICES:]) if _fits(scene, verb, voice)), last)


def _differs(scene: Scene, verb: Token, voice: PartyMention) -> bool:
    if scene.language.has_subject_before(verb):
        return voice.number == "singular" and voice.noun in PEOPLE
    shown, own = scene.language.verb_gender(verb), _gender(scene, voice)
    return bool(shown and own) and shown != own


def _fits(scene: Scene, verb: Token, voice: PartyMention) -> bool:
    if scene.language.has_subject_before(verb):
        return voice.number == "plural" and voice.noun in PEOPLE
    shown = scene.language.verb_gender(verb)
    return bool(shown) and shown == _gender(scene, voice)


def _gender(scene: Scene, voice: PartyMention) -> Gender:
    """The gender that a speaker's phrase shows; "" for names, and for people in the plural."""
    if voice.number == "plural":
        return "" if voice.noun in PEOPLE else "feminine"
    head = voice.text.split()[0]
    if scene.language.is_feminine(head):
        return "feminine"
    named = voice.noun is None or voice.noun in NAMES or voice.name == voice.text
    return "" if named else "masculine"
