"""The columns of a shard: what each nested row of an extraction holds."""

import pyarrow as pa

_TEXT, _INT, _OFFSET = pa.string(), pa.int64(), pa.int64()
PROVENANCE = {
    "sentence_ordinal": _INT,
    "char_start": _OFFSET,
    "char_end": _OFFSET,
    "evidence": _TEXT,
    "polarity": _TEXT,
    "certainty": _TEXT,
    "attributed_to": _TEXT,
    "extractor": _TEXT,
    "confidence": pa.float64(),
}
_RELATION = {"a": _INT, "relation": _TEXT, "b": _INT, "started": _TEXT, "ended": _TEXT}
# The columns of each kind of nested row. Entity keys (`key`, `entity`, `organisation`, `person`, `a`, `b`,
# `victim_organisation`, `perpetrator_organisation`) count from 0 within a document.
KINDS: dict[str, dict[str, pa.DataType]] = {
    "sentences": {
        "ordinal": _INT,
        "char_start": _OFFSET,
        "char_end": _OFFSET,
        "role": _TEXT,
        "label": _TEXT,
        "paragraph": _INT,
    },
    "entities": {"key": _INT, "type": _TEXT, "name": _TEXT, "kind": _TEXT, "seed_id": _TEXT},
    "mentions": {
        "sentence_ordinal": _INT,
        "char_start": _OFFSET,
        "char_end": _OFFSET,
        "text": _TEXT,
        "form": _TEXT,
        "entity": _INT,
        "confidence": pa.float64(),
    },
    "leaders": PROVENANCE
    | {
        "organisation": _INT,
        "person": _INT,
        "role": _TEXT,
        "title": _TEXT,
        "started": _TEXT,
        "ended": _TEXT,
        "is_current": pa.bool_(),
    },
    "alliances": PROVENANCE | _RELATION,
    "rivalries": PROVENANCE | _RELATION,
    "dates": PROVENANCE
    | {
        "text": _TEXT,
        "edtf": _TEXT,
        "earliest": pa.date32(),
        "latest": pa.date32(),
        "precision": _TEXT,
        "anchor": _TEXT,
        "event": _TEXT,
    },
    "casualties": PROVENANCE
    | {
        "outcome": _TEXT,
        "count_text": _TEXT,
        "count_low": _INT,
        "count_high": _INT,
        "is_approximate": pa.bool_(),
        "victims": _TEXT,
        "victim_kind": _TEXT,
        "victim_organisation": _INT,
        "perpetrator_organisation": _INT,
        "place": _TEXT,
        "date": _TEXT,
    },
}
SCHEMA = pa.schema(
    [pa.field("key", pa.string(), nullable=False), pa.field("document_id", pa.string(), nullable=False)]
    + [pa.field(name, pa.list_(pa.struct(list(columns.items())))) for name, columns in KINDS.items()]
)
