"""Takes the complements of a noun phrase that are no phrases themselves: purposes, unknown places, quoted names.

How a phrase that was read inside another is merged into it, and which places locate which phrases, is told
here too; the nesting itself is in `phrases.py`.
"""

from collections.abc import Sequence

from riwaya.languages.ar.office_names import end_of_name, take_name
from riwaya.languages.ar.party_lexicons import Known, PartyLexicons
from riwaya.languages.ar.party_phrase import KIN, Phrase, match_names
from riwaya.languages.ar.party_words import Word
from riwaya.languages.ar.persons import end_of_free_name

PLACES = frozenset({"state", "territory", "capital", "place"})
# "رئيس الوفد في المحادثات فلان": how far behind its office a name may stand.
_MAX_REMOTE = 4


def take_purpose(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons) -> int:
    """Takes the purpose in a body's name: "المرصد السوري لحقوق الإنسان", "بعثة الاتحاد لحفظ السلام"."""
    named = {phrase.cls, phrase.inner_cls} & {"body", "force", "group", "actor"}
    after = phrase.last + 1
    if not named or phrase.person or after >= len(words) or not words[after].definite:
        return 0
    if words[phrase.last].form == "حفظ":
        phrase.role = "PKO"
        phrase.roles.insert(0, "PKO")
    elif words[after].form in lexicons.sets.policed:
        # "اللجنة الوطنية لمكافحة الإرهاب"
        phrase.roles.insert(0, "COP")
    phrase.close(definite=True)
    return after + 1


def take_name_beyond(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons) -> int:
    """Takes the name after "to the talks": "رئيس الوفد إلى المحادثات العميد سامي الخوري"."""
    first = phrase.last + 2
    for at in range(first, min(first + _MAX_REMOTE, len(words))):
        word = words[at]
        comma = word.mark in ("،", ",")
        start = at + 1 if comma else at
        if start >= len(words) or word.border or (word.mark and not comma) or not word.free or word.number:
            return 0
        is_titled = words[start].title and start + 1 < len(words)
        end = end_of_name(words, start + 1, lexicons) if is_titled else end_of_free_name(words, start)
        if end > start + is_titled:
            return take_name(words, phrase, lexicons, at=start + is_titled, end=end)
        if comma:
            return 0
    return 0


def end_of_unmanned(words: Sequence[Word], at: int) -> int:
    """The end of "without pilot" (بدون طيار, من دون طيار), 0 where it does not stand at `at`."""
    start = at + 1 if words[at].form == "من" else at
    if start + 1 < len(words) and words[start].form in ("دون", "بدون") and words[start + 1].form == "طيار":
        return start + 2
    return 0


def take_described(words: Sequence[Word], phrase: Phrase, at: int) -> int:
    """Takes an unknown noun and, where it bears the article, its adjectives ("المعلومات الاستخبارية الأمريكية")."""
    end = at + 1
    if not words[at].definite and end < len(words) and words[end].definite and words[end].free:
        # "بتهريب المخدرات": the noun's genitive.
        noun = words[end].head
        phrase.lend_role(noun.role if noun is not None and noun.cls == "inner" else None)
        return end + 1 if not words[end].border else end
    while words[at].definite and end < len(words) and words[end].free and words[end].definite:
        if not words[end].modifies:
            break
        demonym, adjective = words[end].demonym, words[end].adjective
        phrase.set_country(demonym.country if demonym is not None else None)
        # "العاملين في المجال الطبي"
        phrase.lend_role(adjective.role if adjective is not None else None)
        end += 1
    return end


def merge(phrase: Phrase, inner: Phrase) -> None:
    """Gives a phrase what the phrase it governs tells: country, role, name, whether it is both sides."""
    phrase.set_country(inner.country or inner.place_country)
    if inner.role_from == "armed" and inner.role_read == "MIL":
        phrase.armed = True
    else:
        # "عمال في بريطانيا" do not govern it.
        phrase.lend_role(None if inner.cls in PLACES and not inner.person else inner.role_read)
    phrase.both = phrase.both or inner.both
    if inner.cls not in PLACES or inner.person:
        # "المبعوث إلى صنعاء": the town is no name of his.
        phrase.name = phrase.name or inner.name
    phrase.close(definite=True)
    phrase.modified = True


def take_unknown_place(words: Sequence[Word], phrase: Phrase, at: int) -> int:
    """Takes the name of an unknown state after a ministry: "وزارة الدفاع في ساردا"."""
    rules = phrase.cls == "body" and phrase.role == "GOV" and phrase.definite
    if not rules or not words[at].proper or words[at - 1].form != "في":
        return 0
    phrase.name = phrase.name or (at, at + 1)
    phrase.modified = True
    return at + 1


def locates(inner: Phrase, phrase: Phrase, lexicons: PartyLexicons, *, directed: bool) -> bool:
    """Tells whether "in <inner>" helps to name `phrase`; `directed`: north of it, outside it."""
    kin = KIN.get(inner.country or "")
    if kin is not None and phrase.country == kin and phrase.cls in ("force", "body", "people"):
        # "القوات الأرمنية في قره باغ" are that territory's.
        phrase.country = None
        return True
    if inner.cls in PLACES:
        official = phrase.cls in ("person", "people", "title") and (
            phrase.lemma in lexicons.sets.residents or phrase.role_read == "GOV"
        )
        is_state = inner.cls in ("state", "territory")
        if official and phrase.country is not None and (is_state or inner.cls == "capital"):
            # "التقى الرئيس العراقي في الدوحة": where he is, not what he governs.
            return directed or phrase.lemma in lexicons.sets.residents
        alliance = phrase.cls == "group" and phrase.country is None and (is_state or phrase.lemma == "تحالف")
        return official or alliance or phrase.cls in ("body", "source", "agency") or directed
    if phrase.cls == "body" and phrase.role == "GOV":
        # "وزارة الصحة في الحكومة المؤقتة"
        return inner.definite and (inner.role == "GOV" or inner.cls in ("group", "actor"))
    if phrase.cls == "force":
        return inner.cls == "force" and phrase.country is None and inner.country is not None
    if phrase.cls == "people":
        # "نشطاء في حركة …", not "سكان في البلدة"
        return inner.cls in ("actor", "group") and not phrase.definite
    return inner.cls in ("body", "force", "group", "actor") and phrase.cls in ("source", "person")


def renames(words: Sequence[Word], at: int, end: int, lexicons: PartyLexicons) -> bool:
    """A single name in quotation marks is another name of a named body: "حركة المقاومة الإسلامية «حماس»"."""
    length, meaning = match_names(words, at + 1, lexicons)
    is_known = isinstance(meaning, Known) and length == end - at - 1
    return is_known or (end - at == 2 and words[at + 1].unknown)


def take_quoted(words: Sequence[Word], phrase: Phrase, lexicons: PartyLexicons, *, at: int, end: int) -> int:
    """Takes the name in the marks at `at` and `end`; 0 where a clause or a number stands in them."""
    inside = words[at + 1 : end]
    bracketed = words[at].mark == "("
    length, meaning = match_names(words, at + 1, lexicons)
    # Months are parts of names: حركة "23 مارس".
    clause = any(word.border not in ("", "time") and word.form != "في" for word in inside)
    if length < len(inside) and clause or (bracketed and inside[0].number):
        return 0
    if all(len(word.folded) == 1 for word in inside):
        # '"قوات الساحل" و"اللواء 20"': the marks close one name and open another.
        return 0
    if bracketed and phrase.cls == "object" and not all(word.latin for word in inside):
        return 0
    if isinstance(meaning, Known) and phrase.cls != "source":
        phrase.set_country(meaning.country)
        phrase.lend_role(meaning.role)
    phrase.name = phrase.name or (at + 1, end)
    phrase.close(definite=True)
    return end + 1
