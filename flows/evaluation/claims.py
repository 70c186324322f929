"""The claims of a release, document by document, in the terms of coded documents."""

import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.evaluation.folding import fold
from flows.evaluation.gold import KINDS, Fact

_SEED = re.compile(r"(\d{3})_[0-9a-f]{16}")
# One query a table; its columns are named as in coded documents.
_QUERIES = {
    "leaders": """
        select c.extractor, c.polarity, c.role, c.organisation_id as organisation, p.name as person,
            s.char_start as sentence_start, s.char_end as sentence_end
        from leaders c join people p using (person_id) join sentences s using (sentence_id)
        where c.document_id = ? order by c.char_start, c.char_end, c.claim_id""",
    "alliances": """
        select c.extractor, c.polarity, c.relation, c.organisation_a as a, c.organisation_b as b,
            s.char_start as sentence_start, s.char_end as sentence_end
        from alliances c join sentences s using (sentence_id)
        where c.document_id = ? order by c.char_start, c.char_end, c.claim_id""",
    "rivalries": """
        select c.extractor, c.polarity, c.relation, c.organisation_a as a, c.organisation_b as b,
            s.char_start as sentence_start, s.char_end as sentence_end
        from rivalries c join sentences s using (sentence_id)
        where c.document_id = ? order by c.char_start, c.char_end, c.claim_id""",
    "casualties": """
        select c.extractor, c.polarity, c.outcome, c.count_low, c.count_high,
            c.victim_kind, c.victim_organisation, c.perpetrator_organisation,
            s.char_start as sentence_start, s.char_end as sentence_end
        from casualties c join sentences s using (sentence_id)
        where c.document_id = ? order by c.char_start, c.char_end, c.claim_id""",
    "dates": """
        select c.extractor, c.text, c.edtf, s.char_start as sentence_start, s.char_end as sentence_end
        from dates c join sentences s using (sentence_id)
        where c.document_id = ? order by c.char_start, c.char_end, c.claim_id""",
}
_NAMES = (
    "select organisation_id, text from mentions "
    "where document_id = ? and organisation_id is not null and form <> 'pronoun'"
)


@dataclass(frozen=True, slots=True)
class Read:
    """What a release says of one document.

    `bodies`: folded wordings of each organisation by its id. `facts`: the rows of each claim table, in the
    order of the text, with `extractor` and `span`, the characters of the sentence.
    """

    document: str
    bodies: dict[str, frozenset[str]]
    facts: dict[str, list[Fact]]


def load(release: Path) -> dict[str, Read]:
    """The documents of a release's DuckDB file by the name that coded documents know them by."""
    with duckdb.connect(str(release), read_only=True) as db:
        documents = db.execute("select document_id, source_path from documents order by source_path").fetchall()
        return {name: _read(db, name, identity) for identity, path in documents for name in [_name(path)]}


def _name(source_path: str) -> str:
    stem = Path(source_path).stem
    seed = _SEED.fullmatch(stem)
    return f"seed-{seed[1]}" if seed else stem


def _read(db: duckdb.DuckDBPyConnection, name: str, document_id: str) -> Read:
    bodies: dict[str, set[str]] = {}
    for organisation, text in db.execute(_NAMES, [document_id]).fetchall():
        bodies.setdefault(organisation, set()).add(fold(text))
    facts = {}
    for kind in KINDS:
        cursor = db.execute(_QUERIES[kind], [document_id])
        columns = [column[0] for column in cursor.description or ()]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        facts[kind] = [{**row, "span": (row["sentence_start"], row["sentence_end"])} for row in rows]
    return Read(name, {key: frozenset(names) for key, names in bodies.items()}, facts)
