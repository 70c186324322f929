"""The tables about the release itself."""

from datetime import datetime
from enum import StrEnum

import pandera.polars as pa

from schemas.columns import HASH_ID, SHA256, VERSION, column, row_count


class QuarantineKind(StrEnum):
    """What was kept out: a document that could not be read, or a row that broke a rule."""

    DOCUMENT = "document"
    ROW = "row"


class Release(pa.DataFrameModel):
    """One row: which release this is, what made it and how much is in it."""

    version: str = column("Calendar date and counter.", pattern=VERSION, format="YYYY.MM.DD.N")
    created_at: datetime = column("When the release was made, in UTC.", unit="UTC")
    code_version: str = column("Version of the code that made it.")
    model_version: str = column("Version of the language model; null where none was used.", nullable=True)
    input_sha256: str = column("SHA-256 of the inventory of the documents read.", pattern=SHA256)
    is_public: bool = column(
        "Whether it may be passed on: texts without an open licence are left out. Where false, it is for "
        "its maker's own use."
    )
    document_count: int = row_count("documents")
    sentence_count: int = row_count("sentences")
    organisation_count: int = row_count("organisations")
    organisation_name_count: int = row_count("organisation_names")
    person_count: int = row_count("people")
    mention_count: int = row_count("mentions")
    leader_count: int = row_count("leaders")
    alliance_count: int = row_count("alliances")
    rivalry_count: int = row_count("rivalries")
    date_count: int = row_count("dates")
    casualty_count: int = row_count("casualties")
    quarantine_count: int = row_count("quarantine")

    class Config:
        """Keys and order."""

        strict = True
        unique = ["version"]
        metadata = {"sort_by": ["version"]}


class Quarantine(pa.DataFrameModel):
    """What was kept out of the release, with the reason: documents not read, rows that broke a rule."""

    quarantine_id: str = column("Hash of the other columns.", pattern=HASH_ID)
    kind: str = column("What was kept out.", values=QuarantineKind)
    table_name: str = column("Table that the row was meant for; null for a document.", nullable=True)
    row_key: str = column("Primary key of the row; null for a document.", nullable=True)
    source_path: str = column(
        "File that it came from, relative to the input folder; null where no one file is at fault.",
        nullable=True,
    )
    reason: str = column("Why, with the column at fault.")
    content: str = column(
        "The row, for repair; null for a document, and without the wording in a public release.",
        nullable=True,
        format="JSON",
        wording=True,
    )

    class Config:
        """Keys and order."""

        strict = True
        unique = ["quarantine_id"]
        metadata = {"sort_by": ["kind", "table_name", "source_path", "row_key", "quarantine_id"]}
