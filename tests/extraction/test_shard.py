from datetime import date
from pathlib import Path

import pytest
import spacy

from flows.extraction import shard
from flows.extraction.extraction import Extraction, MentionRecord
from flows.extraction.page import Entity, Sentence
from flows.extraction.pages import PageError, page_of
from flows.extraction.records import (
    AllianceClaim,
    CasualtyClaim,
    Claim,
    DateClaim,
    Evidence,
    LeaderClaim,
    RivalryClaim,
)
from flows.extraction.store import Store
from flows.reading.document import Document
from schemas.vocabulary import (
    AllianceRelation,
    Anchor,
    Certainty,
    MentionForm,
    OrganisationKind,
    Outcome,
    Polarity,
    Precision,
    RivalryRelation,
    Role,
    VictimKind,
)

TEXT = "Two guards of the Northern Front were killed on 3 May 2014."


def evidence(words: str, rule: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(
        sentence_ordinal=0,
        char_start=start,
        char_end=start + len(words),
        text=words,
        sentence_start=0,
        sentence_text=TEXT,
        extractor=rule,
        certainty=Certainty.HEDGED,
    )


def extraction(key: str, document_id: str = "0" * 16) -> Extraction:
    claims: list[Claim] = [
        LeaderClaim(
            evidence=evidence("guards", "leaders.x"), organisation=0, person=1, role=Role.MEMBER, title="guard"
        ),
        AllianceClaim(evidence=evidence("of", "alliances.x"), a=0, relation=AllianceRelation.PART_OF, b=2),
        RivalryClaim(
            evidence=evidence("killed", "alliances.y"),
            a=0,
            relation=RivalryRelation.FIGHTS,
            b=2,
            started="2014-05-03",
        ),
        DateClaim(
            evidence=evidence("3 May 2014", "dates.x"),
            text="3 May 2014",
            edtf="2014-05-03",
            earliest=date(2014, 5, 3),
            latest=date(2014, 5, 3),
            precision=Precision.DAY,
            anchor=Anchor.EXPLICIT,
            event=None,
            start=8,
            end=11,
        ),
        CasualtyClaim(
            evidence=evidence("Two guards", "casualties.x"),
            outcome=Outcome.KILLED,
            count_text="Two",
            count_low=2,
            count_high=2,
            is_approximate=False,
            victims="guards",
            victim_kind=VictimKind.COMBATANT,
            victim_organisation=0,
        ),
    ]
    return Extraction(
        key=key,
        document_id=document_id,
        sentences=(Sentence(f"{document_id}:0", 0, 0, len(TEXT), TEXT, 0, 12, "value", "Losses", 1),),
        entities=(
            Entity(0, "organisation", "Northern Front", OrganisationKind.ARMED_GROUP),
            Entity(1, "person", "Nobody"),
            Entity(2, "organisation", "Army", OrganisationKind.STATE_FORCE, "army"),
        ),
        mentions=(MentionRecord(**mention()),),
        claims=tuple(claims),
    )


def mention() -> dict[str, object]:
    start = TEXT.index("Northern Front")
    return {
        "sentence_ordinal": 0,
        "char_start": start,
        "char_end": start + len("Northern Front"),
        "text": "Northern Front",
        "form": MentionForm.NAME,
        "entity": 0,
        "confidence": 0.9,
    }


def row(key: str, document_id: str = "0" * 16) -> dict[str, object]:
    return shard.row_of(extraction(key, document_id), lambda rule: 0.25 if rule == "leaders.x" else 0.75)


def test_every_kind_of_row_comes_back(tmp_path: Path) -> None:
    tables = shard.tables([shard.write(tmp_path, [row("k1")])])
    assert set(tables) == set(shard.KINDS)
    one = {name: frame.row(0, named=True) for name, frame in tables.items()}
    assert all(tables[name].columns == ["document_id", *shard.KINDS[name]] for name in tables)
    assert {name: frame.height for name, frame in tables.items()} == dict.fromkeys(tables, 1) | {"entities": 3}
    assert one["leaders"]["role"] == "member"
    assert one["leaders"]["confidence"] == 0.25
    assert one["leaders"]["certainty"] == "hedged"
    assert one["leaders"]["polarity"] == Polarity.ASSERTED.value
    assert (one["alliances"]["a"], one["alliances"]["relation"], one["alliances"]["b"]) == (0, "part_of", 2)
    assert (one["rivalries"]["started"], one["rivalries"]["ended"]) == ("2014-05-03", None)
    assert (one["dates"]["earliest"], one["dates"]["precision"]) == (date(2014, 5, 3), "day")
    assert (one["casualties"]["count_low"], one["casualties"]["evidence"]) == (2, "Two guards")
    assert (one["sentences"]["role"], one["sentences"]["label"]) == ("value", "Losses")
    assert one["mentions"]["text"] == TEXT[one["mentions"]["char_start"] : one["mentions"]["char_end"]]
    assert tables["entities"]["seed_id"].to_list() == [None, None, "army"]


def test_how_documents_are_dealt_out_leaves_no_trace(tmp_path: Path) -> None:
    rows = [row(f"k{i}", f"{i:016x}") for i in (3, 1, 2)]
    together = shard.tables([shard.write(tmp_path / "one", rows)])
    apart = shard.tables([shard.write(tmp_path / "two", [r]) for r in reversed(rows)])
    assert all(together[name].equals(apart[name]) for name in together)
    assert shard.write(tmp_path / "a", rows).name == shard.write(tmp_path / "b", rows[::-1]).name


def test_only_wanted_documents_once_each(tmp_path: Path) -> None:
    paths = [
        shard.write(tmp_path, [row("k1"), row("k2", "1" * 16)]),
        shard.write(tmp_path, [row("k2", "1" * 16), row("k3", "2" * 16)]),
    ]
    tables = shard.tables(paths, ["k2", "k3"])
    assert tables["sentences"]["document_id"].to_list() == ["1" * 16, "2" * 16]
    with pytest.raises(shard.ShardError, match="1 documents are in no shard, k9"):
        shard.tables(paths, ["k2", "k9"])


def test_no_shards_give_empty_tables() -> None:
    assert all(frame.height == 0 for frame in shard.tables([]).values())


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shard.pq, "write_table", full)
    with pytest.raises(OSError, match="No space left"):
        shard.write(tmp_path, [row("k1")])
    assert list(tmp_path.iterdir()) == []


def test_a_store_finds_what_it_holds_and_drops_what_it_cannot_read(tmp_path: Path) -> None:
    store = Store(tmp_path, "v1")
    good = shard.write(store.folder, [row("k1"), row("k2", "1" * 16)])
    broken = store.folder / "0000.parquet"
    broken.write_bytes(good.read_bytes()[:100])
    assert store.locate(["k2", "k7"]) == {"k2": good}
    assert not broken.exists()
    assert Store(tmp_path, "v2").locate(["k2"]) == {}


def test_a_claim_without_a_table_is_an_error() -> None:
    made = extraction("k1")
    bare = Extraction(
        **{name: getattr(made, name) for name in made.__slots__}
        | {"claims": (Claim(evidence=made.claims[0].evidence),)}
    )
    with pytest.raises(shard.ShardError, match="no table for a Claim"):
        shard.row_of(bare, lambda _: 0.5)


def test_a_page_trims_white_space_and_counts_sentences() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    document = Document.of("\ufeff  The front fell.\n\n Nobody knew. \u200b", "a.txt")
    page = page_of(document, nlp(document.text))
    assert [s.text for s in page.sentences] == ["The front fell.", "Nobody knew."]
    assert [s.sentence_id for s in page.sentences] == [f"{document.document_id}:0", f"{document.document_id}:1"]
    assert all(document.text[s.char_start : s.char_end] == s.text for s in page.sentences)
    with pytest.raises(PageError, match=r"a\.txt: the tokens do not make up the text"):
        page_of(document, nlp("Another text."))
