"""Bytes to text: strict UTF-8, every code point kept as it stands."""

import re

from flows.reading.faults import Fault

MAX_BYTES = 4_000_000
"""Largest text read, in bytes of UTF-8, unless a run says otherwise."""

_OTHER_MARKS = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP (also used by DOCX and ODT)",
    b"\x1f\x8b": "gzip",
}
# Control characters that plain text does not use; tab, line feed, vertical tab, form feed, carriage return,
# and the separators 0x1c-0x1e of old agency copy, may stand in it.
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1b\x1f]")


def decode(data: bytes, max_bytes: int = MAX_BYTES) -> str:
    """The text of some bytes, unchanged: line ends and a byte order mark stay, so that offsets hold.

    Raises:
        Fault: when it is too large, empty, binary or not UTF-8.
    """
    check_size(len(data), max_bytes)
    for mark, name in _OTHER_MARKS.items():
        if data.startswith(mark):
            raise Fault(f"not UTF-8 text: it begins like {name}")
    if b"\x00" in data:
        raise Fault("binary: it contains null bytes")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Fault(f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}") from error
    check_text(text)
    return text


def check_size(size: int, max_bytes: int) -> None:
    """Raise a `Fault` when a text is larger than the limit."""
    if size > max_bytes:
        raise Fault(f"too large: {size:,} bytes, more than the limit of {max_bytes:,}")


def check_text(text: str) -> None:
    """Raise a `Fault` when a text says nothing, or has characters that no text has."""
    if not text.strip().strip("\ufeff").strip():
        raise Fault("empty: it contains no text")
    control = _BINARY.search(text)
    if control is not None:
        raise Fault(f"binary: control character U+{ord(control.group()):04X} at character {control.start()}")
