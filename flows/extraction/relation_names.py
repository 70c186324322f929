"""Relations said by names: "the Galikonda committee of the A" is part of A; "A's B" likewise."""

from flows.extraction import cues
from flows.extraction.page import Mention, Page, Sentence
from flows.extraction.relations import Relations
from schemas.vocabulary import AllianceRelation, MentionForm, OrganisationKind, RivalryRelation

_DIVIDED = frozenset({OrganisationKind.ARMED_GROUP, OrganisationKind.PARTY, OrganisationKind.STATE_FORCE})
_SPLIT = cues.words("relation_nouns", rule="splinter") | {"dissident", "dissidents"}
# A state is the whole of its ministries and offices only where it is named as a government.
_GOVERNMENT = frozenset({"government", "ministry", "department", "administration"})


def read(page: Page, sentence: Sentence, relations: Relations) -> None:
    """Add the relations of names that contain, own or follow by "of" another body's name."""
    names = [
        m
        for m in page.mentions
        if sentence.start <= m.start < sentence.end
        and m.form is MentionForm.NAME
        and page.entities[m.entity].type == "organisation"
    ]
    for outer in names:
        for inner in names:
            if outer.entity != inner.entity and _is_whole(page, outer, inner) and _is_part(page, outer, inner):
                relation = AllianceRelation.PART_OF.value
                if any(t.lower_ in _SPLIT for t in page.doc[outer.start : inner.start]):
                    relation = RivalryRelation.SPLIT_FROM.value
                head = page.doc[outer.start : outer.end].root
                relations.add(
                    outer.entity,
                    relation,
                    inner.entity,
                    "name",
                    page.doc[outer.start : outer.end],
                    head,
                    taken_for_granted=True,
                )


def _is_whole(page: Page, outer: Mention, inner: Mention) -> bool:
    """Whether a body can be the whole that another's name puts it in."""
    kind = page.entities[inner.entity].kind
    if page.entities[outer.entity].kind is OrganisationKind.STATE and kind is not OrganisationKind.STATE:
        return False
    if kind is OrganisationKind.STATE:
        return page.doc[inner.end - 1].lower_ in _GOVERNMENT
    return kind is not OrganisationKind.CIVIL


def _is_part(page: Page, outer: Mention, inner: Mention) -> bool:
    """Whether the outer name is that of a part of the inner name's body."""
    doc = page.doc
    if outer.start <= inner.start and inner.end <= outer.end:
        before = doc[inner.start - 1].lower_ if inner.start > outer.start else ""
        before = doc[inner.start - 2].lower_ if before == "the" else before
        same = page.entities[inner.entity].kind is page.entities[outer.entity].kind
        leads = inner.start == outer.start and same and doc[inner.end].lower_ not in {"'s", "’s", "-", "–"}
        return before in {"of", ","} or (leads and page.entities[inner.entity].kind in _DIVIDED)
    if page.entities[outer.entity].kind is OrganisationKind.CIVIL:
        return False
    i = outer.end
    if i < len(doc) and doc[i].lower_ == "(":
        while i < len(doc) and doc[i].lower_ != ")" and i < outer.end + 6:
            i += 1
        i += 1
    between = [t.lower_ for t in doc[i : inner.start] if not t.is_space] if inner.start > i else []
    if between in (["of"], ["of", "the"]):
        return True
    owner = [t.lower_ for t in doc[inner.end : outer.start]] if outer.start >= inner.end else ["?"]
    return owner in (["'s"], ["’s"]) or (not owner and doc[inner.end - 1].lower_ in {"'s", "’s"})
