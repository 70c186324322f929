import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.decoding import decode
from flows.reading.faults import Fault


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        ("\ufeff \n".encode(), "empty"),
        (b"caf\xe9 raided", "not UTF-8: byte 0xe9 at offset 3"),
        ("The brigade".encode("utf-16"), "UTF-16"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04word/document.xml", "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"A\x00B", "null bytes"),
        (b"ring \x07 the bell", "control character U+0007 at character 5"),
        (b"x" * 11, "too large: 11 bytes, more than the limit of 10"),
    ],
)
def test_a_fault_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(Fault, match="^" + reason if reason == "empty" else None) as caught:
        decode(data, max_bytes=10 if b"xx" in data else 1000)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "One.\r\nTwo.\rThree.\n",
        "\ufeffThe brigade left.",
        "Tab\there, page\fbreak",
        "عربي e\u0301",
        " \n x \n",
    ],
)
def test_text_is_kept_as_it_stands(text: str) -> None:
    assert decode(text.encode()) == text


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda t: t.strip().strip("\ufeff").strip()
    )
)
def test_every_text_comes_back_unchanged(text: str) -> None:
    data = text.encode()
    assert decode(data) == text


@given(st.binary(max_size=60))
def test_bytes_are_text_or_a_fault(data: bytes) -> None:
    try:
        assert decode(data).encode() == data
    except Fault as fault:
        assert str(fault)
