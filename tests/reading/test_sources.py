import json
import os
from datetime import date
from pathlib import Path

import pytest

from flows.reading import inventory
from flows.reading.document import Document
from flows.reading.faults import SourceError
from flows.reading.sources import Inventory, read_sources


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def by_path(found: Inventory) -> dict[str, Document]:
    return {document.source_path: document for document in found.documents}


def reasons(found: Inventory) -> dict[str, str]:
    assert len({item.source_path for item in found.rejected}) == len(found.rejected)
    return {item.source_path: item.reason for item in found.rejected}


def test_a_folder_with_one_broken_file_of_each_kind(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.txt": "The militia held the town.\r\n",
            "b.md": "# Report\n\nThe army left.",
            "sub/c.txt": "A third text.",
            "copy.txt": "The militia held the town.\r\n",
            "empty.txt": "",
            "latin.txt": b"caf\xe9",
            "binary.txt": b"a\x00b",
            "huge.txt": "x" * 3000,
            "page.pdf": b"%PDF-1.4",
            "none": "no suffix",
            ".hidden.txt": "not meant to be read",
            ".git/config.txt": "neither",
            "lines.jsonl": '{"id": "one", "text": "R."}\nnot json\n{"id": "two"}\n[1]\n{"id": 3, "text": 4}\n',
        },
    )
    found = read_sources([tmp_path], max_bytes=2000)
    assert set(by_path(found)) == {"a.txt", "b.md", "sub/c.txt", "lines.jsonl#one"}
    assert by_path(found)["a.txt"].text == "The militia held the town.\r\n"
    assert reasons(found) == {
        "copy.txt": "duplicate: the same text as a.txt",
        "empty.txt": "empty: it contains no text",
        "latin.txt": "not UTF-8: byte 0xe9 at offset 3",
        "binary.txt": "binary: it contains null bytes",
        "huge.txt": "too large: 3,000 bytes, more than the limit of 2,000",
        "page.pdf": "format '.pdf' is not read",
        "none": "a format without a name is not read",
        "lines.jsonl#line-2": reasons(found)["lines.jsonl#line-2"],
        "lines.jsonl#two": "it has no 'text'",
        "lines.jsonl#line-4": "not an object but a list",
        "lines.jsonl#3": "'text' is a int, not text",
    }
    assert reasons(found)["lines.jsonl#line-2"].startswith("not JSON: ")


def test_documents_csv_describes_its_files(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.txt": "One.",
            "b.txt": "Two.",
            "documents.csv": (
                "file,title,publisher,published_on,url,licence,language\n"
                'a.txt,"Front  lines, again",Daily,2016-10-07,https://example.org/a,cc-by-4.0,en-GB\n'
                "b.txt,,,,,,\n"
            ),
        },
    )
    found = read_sources([tmp_path])
    assert found.rejected == ()
    first, second = by_path(found)["a.txt"], by_path(found)["b.txt"]
    assert (first.title, first.publisher, first.url) == ("Front lines, again", "Daily", "https://example.org/a")
    assert (first.published_on, first.licence, first.language) == (date(2016, 10, 7), "CC-BY-4.0", "en-GB")
    assert first.text_is_open
    assert (second.title, second.published_on, second.licence, second.text_is_open) == (None, None, None, False)


@pytest.mark.parametrize(
    ("row", "where", "reason"),
    [
        ("gone.txt,T,2016-01-01,", 3, "file 'gone.txt' is not in the folder"),
        ("../a.txt,T,2016-01-01,", 3, "file '../a.txt' is not in the folder"),
        (
            "b.txt,T,2016-13-01,",
            3,
            "'2016-13-01' is not a day of the form YYYY-MM-DD (file 'b.txt' is read",
        ),
        ("b.txt,T,2016,", 3, "published_on '2016' is not a day"),
        ("b.txt,T,,MY-OWN-1.0", 3, "licence 'MY-OWN-1.0' is not one that seeds/licences.csv knows"),
        ("b.txt,T", 3, "2 fields where the header has 4"),
        ("a.txt,Second,,", 3, "file 'a.txt' has a row already; the first one holds"),
        ("b.txt,bell\x1b[31m,,", None, "binary: control character U+001B"),
    ],
)
def test_a_bad_row_is_quarantined_and_its_file_read(
    tmp_path: Path, row: str, where: int | None, reason: str
) -> None:
    table = f"file,title,published_on,licence\na.txt,First,2015-05-05,CC0-1.0\n{row}\n"
    write(tmp_path, {"a.txt": "One.", "b.txt": "Two.", "documents.csv": table})
    found = read_sources([tmp_path])
    assert set(by_path(found)) == {"a.txt", "b.txt"}
    [rejected] = found.rejected
    assert rejected.source_path == (f"documents.csv:{where}" if where else "documents.csv")
    assert reason in rejected.reason
    if where:
        assert by_path(found)["a.txt"].title == "First"
    if "T,2016" in row and "b.txt" in row:
        assert by_path(found)["b.txt"].title == "T"
        assert by_path(found)["b.txt"].published_on is None


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("path,title", "the header has no column 'file', so no row can be used"),
        ("file,title,title", "the header names title more than once"),
        ("file,licnece", "columns not known and not used: licnece"),
    ],
)
def test_a_bad_header_is_quarantined(tmp_path: Path, header: str, reason: str) -> None:
    row = ",".join(["a.txt", *["x"] * header.count(",")])
    write(tmp_path, {"a.txt": "One.", "documents.csv": f"{header}\n{row}\n"})
    found = read_sources([tmp_path])
    assert reasons(found) == {"documents.csv": reason}
    assert len(found.documents) == 1


def test_a_text_in_another_language_is_quarantined(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "Uno.", "b.txt": "Two.", "documents.csv": "file,language\na.txt,es-CO\nb.txt,en\n"})
    found = read_sources([tmp_path])
    assert set(by_path(found)) == {"b.txt"}
    assert reasons(found) == {"a.txt": "language 'es-CO': only English is read"}


def test_json_records_bring_their_own_metadata(tmp_path: Path) -> None:
    records = [
        {
            "id": "x/1",
            "title": "T",
            "date": "2019-02-03T10:00:00Z",
            "license": "CC0-1.0",
            "text": "A.",
            "score": 3,
        },
        {"text": "B.", "published_on": "soon"},
        {"id": "s", "text": "lone \ud800"},
        {"id": "esc", "text": "C.", "title": "red \u001b[31m"},
    ]
    write(tmp_path, {"d.jsonl": "\ufeff" + "\n".join(map(json.dumps, records))})
    found = read_sources([tmp_path])
    first = by_path(found)["d.jsonl#x/1"]
    assert (first.title, first.published_on, first.text_is_open) == ("T", date(2019, 2, 3), True)
    assert by_path(found)["d.jsonl#line-2"].published_on is None
    assert by_path(found)["d.jsonl#esc"].title is None
    assert "published_on 'soon'" in reasons(found)["d.jsonl#line-2"]
    assert reasons(found)["d.jsonl#s"] == "'text' is not Unicode: a lone surrogate at character 5"
    assert "control character" in reasons(found)["d.jsonl#esc"]


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"secret.txt": "Secret."})
    inside = write(tmp_path / "inside", {"a.txt": "One."})
    (inside / "out.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    (inside / "gone.txt").symlink_to(inside / "nothing.txt")
    found = read_sources([inside])
    assert set(by_path(found)) == {"a.txt"}
    assert reasons(found) == {
        "out.txt": "symbolic link that leads out of the folder",
        "folder": "symbolic link that leads out of the folder",
        "loop": "symbolic link to a folder, not followed",
        "gone.txt": "symbolic link that leads nowhere",
    }


def test_what_is_no_plain_file_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "One."})
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(read_sources([tmp_path])) == {"pipe.txt": "not a plain file"}


def test_the_order_of_sources_leaves_no_trace(tmp_path: Path) -> None:
    one = write(tmp_path / "one", {"z.txt": "Same.", "b.txt": "Other."})
    two = write(tmp_path / "two", {"a.txt": "Same.", "documents.csv": "file,title\na.txt,Known\n"})
    found = read_sources([one, two])
    assert found == read_sources([two, one, one]) == read_sources([one / "z.txt", two, one])
    assert reasons(found) == {"z.txt": "duplicate: the same text as a.txt"}
    assert by_path(found)["a.txt"].title == "Known"


def test_a_single_file_keeps_its_row(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "One.", "b.txt": "Two.", "documents.csv": "file,title\na.txt,A\nb.txt,B\n"})
    found = read_sources([tmp_path / "a.txt"])
    assert [(d.source_path, d.title) for d in found.documents] == [("a.txt", "A")]
    assert found.rejected == ()


def test_an_absent_source_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        read_sources([tmp_path / "nowhere"])


def test_a_file_that_cannot_be_read_is_quarantined_or_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.txt": "One.", "b.txt": "Two."})
    original = Path.read_bytes

    def failing(path: Path) -> bytes:
        if path.name == "a.txt":
            raise OSError(5, "Input/output error", str(path))
        return original(path)

    monkeypatch.setattr(Path, "read_bytes", failing)
    with pytest.raises(OSError, match="Input/output error"):
        read_sources([tmp_path], keep_going=lambda error: False)
    found = read_sources([tmp_path], keep_going=lambda error: True)
    assert set(by_path(found)) == {"b.txt"}
    assert reasons(found) == {"a.txt": "cannot be read: Input/output error"}


def test_an_inventory_comes_back_as_written(tmp_path: Path) -> None:
    source = write(
        tmp_path / "in",
        {"a.txt": "\ufeffÜber\r\n", "b.md": "x", "documents.csv": "file,published_on\nb.md,2001-01-31\n"},
    )
    documents = read_sources([source]).documents
    path = inventory.write(documents, tmp_path / "work" / "inventory.parquet")
    assert tuple(inventory.read(path)) == documents
    assert inventory.sha256(documents) == inventory.sha256(reversed(documents))
    assert [p.name for p in path.parent.iterdir()] == ["inventory.parquet"]


@pytest.mark.parametrize("change", ["title", "published_on", "licence"])
def test_the_inventory_hash_covers_metadata(tmp_path: Path, change: str) -> None:
    values = {"title": "T", "published_on": "2001-01-31", "licence": "CC0-1.0"}
    plain = read_sources([write(tmp_path / "one", {"a.txt": "x"})]).documents
    table = f"file,{change}\na.txt,{values[change]}\n"
    described = read_sources([write(tmp_path / "two", {"a.txt": "x", "documents.csv": table})]).documents
    assert inventory.sha256(plain) != inventory.sha256(described)
