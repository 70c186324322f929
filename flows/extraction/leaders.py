"""Leaders: a named person and a position in an organisation.

Titles (`titles`) are tied to the persons that bear them (`title_bearers`) and to the body that they
belong to (`title_bodies`); verbs that say a position without a title ("founded by") are in `leader_verbs`,
infobox lines in `leader_infobox`.
"""

from flows.extraction import leader_infobox, leader_verbs, title_bearers, title_bodies, titles
from flows.extraction.leader_claims import BODIES, Collector
from flows.extraction.page import Page
from flows.extraction.records import Claim
from flows.extraction.office_states import States


def extract(page: Page) -> list[Claim]:
    """The leader claims of a page, in the order of the text: one for each person, body and role of a sentence."""
    page.doc.user_data[BODIES] = {}
    collector, states = Collector(page), States.of(page)
    subject = leader_infobox.subject_of(page)
    for sentence in page.claimable():
        if sentence.role == "value" and sentence.label is not None:
            leader_infobox.read(page, sentence, subject, collector)
        found = titles.find(page, sentence)
        for title in found:
            title_bodies.remember(page, sentence, title, collector, states)
        for title, bearer in title_bearers.pairs(page, sentence, found):
            body = title_bodies.body_of(page, sentence, title, bearer.person, collector, states)
            if body is not None:
                collector.add_title(title, bearer, body)
        leader_verbs.read(page, sentence, collector)
    return collector.claims()
