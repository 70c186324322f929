"""Names within names: the outermost and innermost organisation mention at each token."""

from flows.extraction.page import Mention, Page


def outermost(page: Page) -> dict[int, Mention]:
    """For each token, the longest organisation mention that covers it."""
    found: dict[int, Mention] = {}
    for mention in sorted(page.mentions, key=lambda m: (m.end - m.start, -m.start)):
        if page.entities[mention.entity].type == "organisation":
            for i in range(mention.start, mention.end):
                found[i] = mention
    return found
