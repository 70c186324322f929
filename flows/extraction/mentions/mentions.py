"""Who is mentioned in a page: organisations and persons, their names, descriptions and pronouns."""

from dataclasses import replace

from flows.extraction.mentions import (
    aliasing,
    appositions,
    bearing_arms,
    brackets,
    candidates,
    context,
    coreference,
    descriptions,
    gazetteer,
    identity,
    listed,
    names,
    organisations,
    outlets,
    people,
    states,
)
from flows.extraction.mentions.candidates import Candidate
from flows.extraction.mentions.reading import Reading
from flows.extraction.page import Mention, Page
from schemas.vocabulary import MentionForm, OrganisationKind


def annotate(page: Page) -> None:
    """Add the page's entities and mentions, and index them.

    A wording that could mean several bodies is left out rather than guessed.
    """
    reading = Reading.of(page.doc)
    aliases = [a for a in brackets.find(reading) if people.is_open(page, a.anchor)]
    found = [c for c in organisations.find(reading, aliases) if people.is_open(page, c.start)]
    found = [c for c in found if not outlets.is_tag(reading, c.start, c.end)]
    found = [c for c in found if c.seeds or not context.is_no_body(reading, c.start, c.end, c.rank)]
    chosen = candidates.choose(found)
    chosen += descriptions.inside(chosen, found, reading)
    chosen, pairs = aliasing.resolve(reading, chosen, aliases)
    chosen, told = appositions.find(reading, chosen)
    pairs += told
    chosen += listed.find(page, reading, {i for c in chosen for i in range(c.start, c.end)})
    met = [(first, c) for first, c in aliasing.again(reading, chosen) if people.is_open(page, c.start)]
    chosen += [c for _, c in met]
    pairs += met
    taken = {i for c in chosen for i in range(c.start, c.end)}
    acting = [c for c in states.find(page, reading, taken) if people.is_open(page, c.start)]
    chosen += [c for c in acting if not outlets.is_masthead(reading, c.start, c.end)]
    chosen.sort(key=lambda c: (c.start, -c.end))
    for members in identity.group(reading, chosen, pairs):
        _add(page, members, bearing_arms.are(reading, members))
    _name_states(page, reading)
    people.annotate(page, reading, {i for m in page.mentions for i in range(m.start, m.end)})
    page.index_mentions()
    coreference.annotate(page)
    page.mentions.sort(key=lambda m: (m.start, m.end))
    page.index_mentions()


def _add(page: Page, members: list[Candidate], is_armed: bool) -> None:
    """One body with its mentions; what is told of it makes one armed whose words tell no kind."""
    texts = [names.visible(page.doc[c.start : c.end].text) for c in members]
    seed = next((c.seeds[0] for c in sorted(members, key=lambda c: c.rank) if c.seeds), None)
    kinds = [c.kind for c in sorted(members, key=lambda c: c.rank) if c.kind is not None]
    kind = gazetteer.bodies()[seed].kind if seed else kinds[0] if kinds else None
    if kind is None:
        return
    if kind is OrganisationKind.CIVIL and seed is None and is_armed:
        kind = OrganisationKind.ARMED_GROUP
    entity = page.new_entity("organisation", fullest(texts, members), kind)
    entity.seed_id = seed
    for candidate in members:
        page.mentions.append(
            Mention(candidate.start, candidate.end, candidate.form, entity.key, candidate.confidence)
        )


def _name_states(page: Page, reading: Reading) -> None:
    """Give each state that acts the names of it that the text uses, the first use of each.

    "The Iraqi president … in Iraq": the body's name is Iraq. An adjective then only refers to it.
    """
    described = {m.entity for m in page.mentions if m.end - m.start > 1 and m.form is MentionForm.NOMINAL}
    every = {e.seed_id: e.key for e in page.entities if e.seed_id in gazetteer.state_ids()}
    keys = {seed: key for seed, key in every.items() if key not in described}
    texts: dict[int, set[str]] = {}
    covered: set[int] = set()
    for mention in page.mentions:
        covered.update(range(mention.start, mention.end))
        if mention.form is MentionForm.NAME:
            words = page.doc[mention.start : mention.end].text
            texts.setdefault(mention.entity, set()).add(names.fold(words))
    for match in reading.matches:
        owner = next((n.body.organisation_id for n in match.names if n.use == "name"), None)
        if owner not in keys or match.start in covered or not people.is_open(page, match.start):
            continue
        text = names.fold(page.doc[match.start : match.end].text)
        if text not in texts.setdefault(keys[owner], set()):
            if not texts[keys[owner]]:
                page.entities[keys[owner]].name = page.doc[match.start : match.end].text
            texts[keys[owner]].add(text)
            page.mentions.append(Mention(match.start, match.end, MentionForm.NAME, keys[owner], 0.4))
    named = described | {m.entity for m in page.mentions if m.form is MentionForm.NAME}
    adjectives = {
        m.start for m in reading.known.values() if all(n.use in {"adjective", "demonym"} for n in m.names)
    }
    for i, mention in enumerate(page.mentions):
        is_adjective = mention.end == mention.start + 1 and mention.start in adjectives
        if is_adjective and mention.entity in named and mention.entity in every.values():
            page.mentions[i] = replace(mention, form=MentionForm.PRONOUN)


def fullest(texts: list[str], members: list[Candidate]) -> str:
    """The fullest proper name of a body's wordings, which are in the order of the text.

    The first name stands, unless a longer one holds all its words; a description or an acronym is taken
    only where there is no better.
    """
    names_ = [t for t, m in zip(texts, members, strict=True) if m.form is MentionForm.NAME]
    pool = [t for t in names_ if not names.is_acronym(t)] or names_ or sorted(texts, key=len, reverse=True)
    best = pool[0]
    for text in pool[1:]:
        if len(text) > len(best) and set(names.fold(best).split()) < set(names.fold(text).split()):
            best = text
    return best
