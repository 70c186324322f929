"""Positions said by a verb: "founded by A", "A, who heads B", "assigned to B", "belonging to B"."""

from spacy.tokens import Token

from flows.extraction import cues, trees
from flows.extraction.kinds import ARMED, MOVEMENTS
from flows.extraction.leaders import lists
from flows.extraction.leaders.claims import Collector, is_dead
from flows.extraction.leaders.units import is_unit, is_whole_force, role_in
from flows.extraction.page import Mention, Page, Sentence
from flows.extraction.signs import QUOTES
from schemas.vocabulary import MentionForm, OrganisationKind, Role

_ROLES = {row["cue"]: Role(row["effect"]) for row in cues.load("leader_verbs") if row["effect"] in set(Role)}
_PHRASAL = {"set": "up"}
# Verbs with many other objects: the founder is a person, but "formed a government" makes none of one.
_BELONGING = frozenset({"belong", "assign", "affiliate", "associate"})
# Of other bodies than armed groups and parties, who controls them need not head them.
_CONTROLLING = frozenset({"control", "direct"})
_TIED = frozenset({"affiliate", "associate"})
_SERVING = frozenset({"serve", "enlist"})


def read(page: Page, sentence: Sentence, collector: Collector) -> None:
    """Add the positions that the verbs of a sentence say."""
    for token, lemma in page.with_lemmas(sentence):
        role = _ROLES.get("found" if token.lower_ == "found" and _is_bare(token) else lemma)
        if role is None or token.pos_ not in {"VERB", "ADJ"}:
            continue
        if lemma in _PHRASAL:
            particle = _PHRASAL[lemma]
            if not any(c.lower_ == particle for c in trees.children(token, "compound:prt")):
                continue
        found = trees.arguments(token)
        if lemma in _SERVING:
            persons, bodies = found.agents, found.oblique("in", "with", "under")
            bodies = [b for b in bodies if _is_force(page, b)]
        elif lemma in _BELONGING:
            near = _before(page, token)
            persons, bodies = [near] if near else found.patients or found.agents, found.oblique("to")
            if lemma in _TIED:
                bodies = [b for b in (*bodies, *found.oblique("with")) if _is_movement(page, b)]
        else:
            persons, bodies = _helping(token) or _chosen(token) or found.agents or _accused(token), found.patients
        if role is Role.FOUNDER:
            # "founded by A, together with C"
            persons = [*persons, *found.oblique("together with", "along with")]
        bodies = [s if (s := _splinter(page, sentence, b)) is not None else b for b in bodies]
        if lemma in _CONTROLLING:
            bodies = [b for b in bodies if _is_movement(page, b)]
        named = _persons(page, persons) or _after_by(page, sentence, token)
        if not named and token.lower_.endswith("ing") and (near := _before(page, token)) is not None:
            # "A, commanding B," where the tree hangs the participle on another word
            named = _persons(page, [near])
            bodies = bodies or [t for t in page.doc[token.i + 1 : token.i + 3] if t.pos_ != "DET"]
        if lemma in _BELONGING and len(named) == 1:
            named = lists.before(page, named[0])
        for person in named:
            wings = [w for b in bodies if (w := _wing(page, b)) is not None]
            if wings and role is Role.FOUNDER:
                for body in (k for b in bodies if (k := _wing_called(page, b)) is not None):
                    _add(page, token, person, body, role, collector, False)
                continue
            for body in wings:
                former = is_dead(page.doc[person.end - 1])
                _add(page, token, person, body, Role.COMMANDER, collector, former, is_part=True)
            for body in [] if wings else _bodies(page, bodies) or _beside(page, sentence, token):
                former = is_dead(page.doc[person.end - 1])
                _add(page, token, person, body, role, collector, former)


def _accused(token: Token) -> list[Token]:
    """Who is said to have done what a gerund says: "A is accused of leading B"."""
    if token.tag_ == "VBG" or token.lower_.endswith("ing"):
        marked = any(c.lower_ == "of" for c in trees.children(token, "mark", "case"))
        if marked and trees.lemma(token.head) in _ACCUSE:
            return trees.arguments(token.head).patients
    return []


def _chosen(token: Token) -> list[Token]:
    """Who is made to do what a verb says: "A was appointed to lead B", "B chose A to head it"."""
    if token.dep_ not in {"xcomp", "ccomp", "advcl", "acl"} or trees.child(token, "mark") is None:
        return []
    verb = token.head
    if trees.lemma(verb) not in _MAKE or verb.pos_ != "VERB":
        return []
    return trees.arguments(verb).patients


def _is_bare(token: Token) -> bool:
    """Whether a verb stands after "to" or "help": "found" is then its own form, not one of "find"."""
    return token.tag_ == "VB" or (token.dep_ == "xcomp" and trees.lemma(token.head) in _HELP)


def _helping(token: Token) -> list[Token]:
    """Who helps to do what a verb says: "A helped found B", "B, which A helped to create"."""
    is_helped = token.dep_ in {"xcomp", "ccomp"} and trees.lemma(token.head) in _HELP
    return trees.arguments(token.head).agents if is_helped else []


def _is_within(page: Page, token: Token) -> bool:
    """Whether a body is led in one place only: "leading A in the southern province"."""
    places = trees.arguments(token).oblique("in")
    nouns = [c for t in trees.arguments(token).patients for c in trees.children(t, "nmod")]
    places += [t for t in nouns if trees.preposition(t) == "in"]
    return any(t.ent_type_ == "PLACE" or t.lower_ in _PARTS for p in places for t in (p, *p.children))


_PARTS = frozenset({"province", "department", "state", "district", "region", "city", "area", "town", "sector"})


def _wing(page: Page, token: Token) -> int | None:
    """The owner of a wing without a name of its own: "A's military wing"."""
    if token.lower_ not in _WINGS or page.organisation_at(token) is not None:
        return None
    owners = trees.children(token, "nmod:poss", "nmod", "compound")
    return next((k for o in owners if (k := page.organisation_at(o)) is not None), None)


def _wing_called(page: Page, wing: Token) -> int | None:
    """The name that a wing goes by: "A's military wing, known as B"."""
    for token in page.doc[wing.i + 1 : min(wing.i + 14, len(page.doc))]:
        if token.lower_ in {"as", *_CALLED} and page.doc[token.i - 1].lower_ in {"known", ",", "wing"}:
            following = page.doc[token.i + 1 : token.i + 3]
            if found := [k for t in following if (k := page.organisation_at(t)) is not None]:
                return found[0]
    return None


_PAST = frozenset({"formerly", "previously", "once", "originally", "initially"})
_HELP = frozenset({"help"})
# Verbs that give somebody a task: "appointed to lead".
_MAKE = cues.words("leader_verbs", effect="to")
_ACCUSE = frozenset({"accuse", "suspect", "convict"})
_WINGS = frozenset(
    {"wing", "arm", "branch", "division", "department", "section", "unit", "bureau", "directorate"}
    | {"front", "cell", "bloc", "column"}
)


def _before(page: Page, token: Token) -> Token | None:
    """The name that a participle comes right after: "one A, belonging to B"."""
    i = token.i - 1
    while i > 0 and page.doc[i].lower_ in {",", "who", *lists.COLLECTIVE}:
        i -= 1
    return page.doc[i] if page.person_at(page.doc[i]) is not None else None


def _is_band(page: Page, verb: Token) -> bool:
    """Whether a participle narrows down who is meant: of "the Hawks led by A" only those led by A."""
    before = page.doc[verb.i - 1] if verb.i else verb
    mention = page.mention_at(before)
    if verb.lower_ not in {"led", "headed"} or mention is None or page.doc[verb.i + 1].lower_ != "by":
        return False
    words = page.doc[mention.start : mention.end]
    return len(words) == 1 and before.tag_ in {"NNS", "NNPS"} and before.lower_.endswith("s")


def _add(
    page: Page,
    token: Token,
    person: Mention,
    body: int,
    role: Role,
    collector: Collector,
    former: bool,
    is_part: bool = False,
) -> None:
    armed = page.entities[body].kind in MOVEMENTS
    if role is Role.LEADER and token.lower_ == "leading" and _is_within(page, token):
        role = Role.COMMANDER
    role = role_in(role, page.entities[body])
    if role is Role.LEADER and _is_band(page, token):
        role = Role.COMMANDER
    is_whole = (armed and not is_unit(page.entities[body])) or is_whole_force(page.entities[body])
    if role is Role.COMMANDER and is_whole and not is_part and token.lower_ in {"commands", "commanded"}:
        role = Role.LEADER
    former = former or any(t.lower_ in _PAST for t in page.doc[max(0, token.i - 2) : token.i])
    rule = f"leaders.{'belongs_to' if role is Role.MEMBER else 'verb'}"
    # "A was appointed to lead B": whether it is so, the verb above says.
    said = token.head if _chosen(token) else token
    collector.add(page.doc[token.i : token.i + 1], said, person, body, role, rule, token.text, former)


def _is_force(page: Page, token: Token) -> bool:
    """Whether a token means armed men that one can serve with."""
    key = page.organisation_at(token)
    return key is not None and page.entities[key].kind in ARMED


def _is_movement(page: Page, token: Token) -> bool:
    """Whether a token means an armed group or a party: of an agency one is no member by being "associated"."""
    key = page.organisation_at(token)
    return key is not None and page.entities[key].kind in MOVEMENTS


def _after_by(page: Page, sentence: Sentence, verb: Token) -> list[Mention]:
    """Of "led by the late president's nephew A": the first name after "by" that owns nothing."""
    if verb.i + 1 >= sentence.end or page.doc[verb.i + 1].lower_ != "by":
        return []
    for token in page.doc[verb.i + 2 : min(verb.i + 10, sentence.end)]:
        mention = page.mention_at(token)
        is_person = mention is not None and page.entities[mention.entity].type == "person"
        if mention is not None and is_person and mention.form is not MentionForm.PRONOUN:
            following = page.doc[mention.end].text if mention.end < len(page.doc) else ""
            if following.lower() not in _KIN | {"'s", "’s"}:
                return [mention]
        if token.lower_ in _CALLED:
            # "by a little-known general called A"
            continue
        if token.pos_ in {"VERB", "AUX", "CCONJ"} or token.lower_ in {",", "of"}:
            return []
    return []


_CALLED = cues.words("leader_verbs", effect="named") | {"as"}


def _splinter(page: Page, sentence: Sentence, token: Token) -> Token | None:
    """The body that what is led tells of: of "A, a splinter of the B led by C" the last word of A's name."""
    mention = page.mention_at(token)
    i = (mention.start if mention is not None else token.i) - 1
    while i > sentence.start and page.doc[i].pos_ == "DET":
        i -= 1
    if page.doc[i].lower_ == "of":
        i -= 1
    else:
        i = token.i
    if page.doc[i].lower_ not in cues.words("leader_words", use="splinter"):
        return None
    while i > sentence.start and page.doc[i].text != ",":
        if page.doc[i].pos_ not in {"NOUN", "ADJ", "DET", "PROPN"}:
            return None
        i -= 1
    found = page.mention_at(page.doc[i - 1]) if i > sentence.start else None
    is_body = found is not None and page.entities[found.entity].type == "organisation"
    return page.doc[i - 1] if is_body else None


def _beside(page: Page, sentence: Sentence, verb: Token) -> list[int]:
    """The body right before a participle: "B (C), led by A", "B, which is headed by A", "B, a body led by A"."""
    if page.doc[min(verb.i + 1, len(page.doc) - 1)].lower_ != "by":
        return []
    i = verb.i - 1
    while i > sentence.start and (page.doc[i].lower_ in _LINKS or page.doc[i].pos_ == "ADV"):
        i -= 1
    if page.doc[i].text == ")":
        opened = next((k for k in range(i, max(sentence.start, i - 12), -1) if page.doc[k].text == "("), i)
        i = opened - 1
    mention = page.mention_at(_splinter(page, sentence, page.doc[i]) or page.doc[i])
    if mention is None and page.doc[i].dep_ == "appos":
        # "B, a body led by A"
        mention = page.mention_at(page.doc[i].head)
    if mention is None or page.entities[mention.entity].type != "organisation":
        return []
    is_bare = page.doc[verb.i - 1].lower_ not in _LINKS
    return [] if is_bare and mention.form is MentionForm.PRONOUN else [mention.entity]


_LINKS = frozenset({",", "which", "that", "is", "was", "are", "were", "been", "has", "had", "be", "(", "itself"})


def _persons(page: Page, tokens: list[Token]) -> list[Mention]:
    """The persons among arguments; a name beside a description counts ("his brother A")."""
    found = []
    for token in tokens:
        beside = [token.head] if token.dep_ == "appos" else []
        for t in (token, *trees.children(token, "appos", "flat", "compound", "nmod:unmarked"), *beside):
            mention = page.mention_at(t)
            if mention is not None and page.entities[mention.entity].type == "person":
                if t.i != token.i and page.doc[mention.start - 1].text == "-":
                    # "led by A and the B-C": C tells which B
                    break
                if mention.end < len(page.doc) and page.doc[mention.end].lower_ in _KIN:
                    # "founded by the Dar brothers"
                    break
                found.append(mention)
                if token.lower_ in _PAIRS:
                    found += _joined(page, mention)
                break
    return found


def _joined(page: Page, first: Mention) -> list[Mention]:
    """The name that "and" joins to a name: "brothers A and B"."""
    i = first.end
    if i + 1 >= len(page.doc) or page.doc[i].lower_ != "and":
        return []
    mention = page.mention_at(page.doc[i + 1])
    return [mention] if mention is not None and page.entities[mention.entity].type == "person" else []


_KIN = frozenset({"brothers", "sisters", "family", "clan", "siblings", "cousins", "families"})
_PAIRS = frozenset({"brothers", "sisters", "cousins", "commanders", "leaders", "siblings", "twins"})


def _is_modifier(page: Page, mention: Mention) -> bool:
    """Whether a body's name only qualifies what is led: "led the Hawks push into Salta"."""
    if mention.end >= len(page.doc):
        return False
    following = page.doc[mention.end]
    is_noun = following.pos_ == "NOUN" or following.tag_ == "VB"
    return is_noun and following.text.islower() and following.lower_ not in _GROUPS


_GROUPS = cues.words("group_nouns") | cues.words("organisation_heads") | {"members", "troops", "forces"}


def _named_kind(page: Page, token: Token) -> list[Token]:
    """The name before a group's kind: "led the Lobos gang", 'the "Lobos" cartel'."""
    if token.lower_ not in _KINDS or token.lower_.endswith("s") or page.organisation_at(token) is not None:
        return []
    i = token.i - 1
    while i > 0 and page.doc[i].text in QUOTES:
        i -= 1
    mention = page.mention_at(page.doc[i])
    is_named = mention is not None and mention.form is MentionForm.NAME
    is_joined = any(page.doc[i] in t.subtree for t in token.children)
    return [page.doc[i]] if is_named and is_joined and page.organisation_at(page.doc[i]) is not None else []


_KINDS = cues.words("group_nouns") | cues.words("organisation_heads")


def _bodies(page: Page, tokens: list[Token]) -> list[int]:
    found = []
    for token in tokens:
        described = trees.subjects_of(token) if trees.child(token, "cop") is not None else []
        for t in (token, *_named_kind(page, token), *trees.children(token, "appos", "flat", "acl"), *described):
            body = page.organisation_at(t)
            if body is None and t.dep_ == "acl":
                body = next((k for c in t.children if (k := page.organisation_at(c)) is not None), None)
            mention = page.mention_at(t)
            named = mention is not None and mention.form is not MentionForm.PRONOUN
            if mention is not None and (_is_modifier(page, mention) or (t.lower_ in _WINGS and not named)):
                continue
            if body is not None and (named or page.entities[body].kind is not OrganisationKind.STATE):
                found.append(body)
                break
    return found
