"""Who is mentioned in a page: organisations and persons, their names, descriptions and pronouns."""

from flows.extraction import brackets, candidates, coreference, descriptions, gazetteer, identity, names, organisations, people, states
from flows.extraction.brackets import Alias
from flows.extraction.candidates import Candidate
from flows.extraction.page import Mention, Page
from flows.extraction.reading import Reading
from schemas.vocabulary import MentionForm, OrganisationKind


def annotate(page: Page) -> None:
    """Add the page's entities and mentions, and index them.

    A wording that could mean several bodies is left out rather than guessed.
    """
    reading = Reading.of(page.doc)
    aliases = [a for a in brackets.find(reading) if _is_open(page, a.anchor)]
    chosen = candidates.choose(c for c in organisations.find(reading, aliases) if _is_open(page, c.start))
    chosen += descriptions.inside(chosen, organisations.known(reading), reading)
    chosen, pairs = identity.with_aliases(reading, chosen, aliases)
    taken = {i for c in chosen for i in range(c.start, c.end)}
    chosen += [c for c in states.find(page, reading, taken) if _is_open(page, c.start)]
    chosen.sort(key=lambda c: c.start)
    for members in identity.group(reading, chosen, pairs):
        _add(page, members)
    people.annotate(page, {i for m in page.mentions for i in range(m.start, m.end)})
    page.index_mentions()
    coreference.annotate(page)
    page.mentions.sort(key=lambda m: (m.start, m.end))
    page.index_mentions()


def _is_open(page: Page, token: int) -> bool:
    """Whether a token lies in a sentence that can carry claims."""
    ordinal = page._sentence_of[token]
    return ordinal >= 0 and not page.sentences[ordinal].is_silent


def _add(page: Page, members: list[Candidate]) -> None:
    """One body with its mentions."""
    texts = [" ".join(page.doc[c.start : c.end].text.split()) for c in members]
    seed = next((c.seeds[0] for c in sorted(members, key=lambda c: c.rank) if c.seeds), None)
    kinds = [c.kind for c in sorted(members, key=lambda c: c.rank) if c.kind is not None]
    kind = gazetteer.bodies()[seed].kind if seed else kinds[0] if kinds else None
    if kind is None:
        return
    entity = page.new_entity("organisation", fullest(texts, members), kind)
    entity.seed_id = seed
    for candidate in members:
        page.mentions.append(
            Mention(candidate.start, candidate.end, candidate.form, entity.key, candidate.confidence)
        )


def fullest(texts: list[str], members: list[Candidate]) -> str:
    """The fullest proper name among a body's wordings: no acronym or description if there is better, then the longest."""
    order = sorted(
        range(len(texts)),
        key=lambda i: (members[i].form is not MentionForm.NAME, names.is_acronym(texts[i]), -len(texts[i]), i),
    )
    return texts[order[0]]
