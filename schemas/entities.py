"""The tables of who is spoken of: organisations, people, and the words that mean them."""

import pandera.polars as pa

from schemas.columns import DOCUMENT_ID, HASH_ID, SENTENCE_ID, SLUG, WIKIDATA_ID, column, count, edtf
from schemas.vocabulary import MentionForm, OrganisationKind


class Organisations(pa.DataFrameModel):
    """Named bodies of people that act as one, each once, whatever its names."""

    organisation_id: str = column("Stable identifier: it outlives releases and changes of name.", pattern=SLUG)
    name: str = column("The name it is best known by.")
    kind: str = column("What sort of body it is; null where not known.", nullable=True, values=OrganisationKind)
    founded: str = edtf("When it was founded; null where not known.")
    dissolved: str = edtf("When it ceased to exist; null where it did not or it is not known.")
    wikidata_id: str = column("Its item in Wikidata; null where not known.", nullable=True, pattern=WIKIDATA_ID)
    mention_count: int = count("Times it is mentioned.", "mentions")
    document_count: int = count("Documents that mention it.", "documents")
    publisher_count: int = count("Different known publishers whose documents mention it.", "publishers")

    class Config:
        """Keys and order."""

        strict = True
        unique = ["organisation_id"]
        metadata = {"sort_by": ["organisation_id"]}


class OrganisationNames(pa.DataFrameModel):
    """The names of the organisations: full names, acronyms, translations, former names."""

    organisation_id: str = column(
        "Organisation that the name means.", pattern=SLUG, references="organisations.organisation_id"
    )
    name: str = column("The name as used, without a leading article.")
    sentence_id: str = column(
        "Sentence of its first use; null for a known name that no document uses.",
        nullable=True,
        pattern=SENTENCE_ID,
        references="sentences.sentence_id",
    )
    mention_count: int = count("Times this name is used for the organisation.", "mentions")

    class Config:
        """Keys and order."""

        strict = True
        unique = ["organisation_id", "name"]
        metadata = {"sort_by": ["organisation_id", "name"]}


class People(pa.DataFrameModel):
    """Named people who are mentioned."""

    person_id: str = column("Stable identifier.", pattern=SLUG)
    name: str = column("The fullest name used.")
    mention_count: int = count("Times the person is mentioned.", "mentions")
    document_count: int = count("Documents that mention the person.", "documents")

    class Config:
        """Keys and order."""

        strict = True
        unique = ["person_id"]
        metadata = {"sort_by": ["person_id"]}


class Mentions(pa.DataFrameModel):
    """Words of a sentence that mean an organisation or a person: exactly one of the two."""

    mention_id: str = column("Hash of the document and the offsets of the words.", pattern=HASH_ID)
    document_id: str = column(
        "Document that the words are in.", pattern=DOCUMENT_ID, references="documents.document_id"
    )
    sentence_id: str = column(
        "Sentence that the words are in.", pattern=SENTENCE_ID, references="sentences.sentence_id"
    )
    char_start: int = count("First character of the words in the document's text.", "code points")
    char_end: int = count("One past the last character of the words in the document's text.", "code points")
    text: str = column(
        "The words exactly as in the document; null where a public release leaves them out.",
        nullable=True,
        wording=True,
    )
    form: str = column("How the words refer.", values=MentionForm)
    organisation_id: str = column(
        "Organisation that is meant; null where a person is.",
        nullable=True,
        pattern=SLUG,
        references="organisations.organisation_id",
    )
    person_id: str = column(
        "Person who is meant; null where an organisation is.",
        nullable=True,
        pattern=SLUG,
        references="people.person_id",
    )
    confidence: float = column(
        "Calibrated chance that the mention is right.", unit="probability", minimum=0, maximum=1
    )

    class Config:
        """Keys and order."""

        strict = True
        unique = ["mention_id"]
        metadata = {"sort_by": ["document_id", "char_start", "char_end", "mention_id"]}
