"""The tables of what was read: documents and their sentences."""

from datetime import date

import pandera.polars as pa

from schemas.columns import DOCUMENT_ID, LANGUAGE, SENTENCE_ID, SHA256, column, count


class Documents(pa.DataFrameModel):
    """The texts that were read, one row each, with what their source says of them."""

    document_id: str = column("First 16 hexadecimal digits of the SHA-256 of the text.", pattern=DOCUMENT_ID)
    source_path: str = column("File that the text came from, relative to the input folder.")
    title: str = column(
        "Title as the source gives it; null where it gives none, or where it is a sentence of a text that a "
        "public release leaves out.",
        nullable=True,
    )
    publisher: str = column("Who published the document; null where not known.", nullable=True)
    url: str = column("Address of the document; null where not known.", nullable=True)
    published_on: date = column("Day of publication; null where not known.", nullable=True)
    language: str = column(
        "Language of the text; null where not known.", nullable=True, pattern=LANGUAGE, format="BCP 47"
    )
    licence: str = column("Licence of the text; null where none is stated.", nullable=True, format="SPDX")
    text_is_open: bool = column("Whether the licence lets anyone pass the text on.")
    sha256: str = column("SHA-256 of the text's UTF-8 bytes, in hexadecimal.", pattern=SHA256)
    char_count: int = count("Length of the text.", "code points")
    sentence_count: int = count("Sentences in the document.", "sentences")

    class Config:
        """Keys and order."""

        strict = True
        unique = ["document_id"]
        metadata = {"sort_by": ["document_id"]}


class Sentences(pa.DataFrameModel):
    """The sentences of the documents, in order: what every claim points to."""

    sentence_id: str = column("`document_id:ordinal`.", pattern=SENTENCE_ID)
    document_id: str = column(
        "Document that the sentence is in.", pattern=DOCUMENT_ID, references="documents.document_id"
    )
    ordinal: int = count("Place of the sentence in its document, from 0.", "sentences")
    char_start: int = count("First character of the sentence in the document's text.", "code points")
    char_end: int = count("One past the last character of the sentence in the document's text.", "code points")
    text: str = column(
        "The sentence exactly as in the document; null in a public release where the document's licence "
        "does not let it be passed on (the offsets and the hash still identify it).",
        nullable=True,
        wording=True,
    )
    sha256: str = column("SHA-256 of the sentence's UTF-8 bytes, in hexadecimal.", pattern=SHA256)

    class Config:
        """Keys and order."""

        strict = True
        unique = ["sentence_id"]
        metadata = {"sort_by": ["document_id", "ordinal"]}
