"""What a source says of a document: one field at a time, from `documents.csv` or a JSON record."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from flows.reading.decoding import check_text
from flows.reading.faults import Fault
from flows.reading.licences import licence_of

# Subtags of BCP 47: language, then script, region, variants and extensions.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said of a document; None is what is not said. `language` is a BCP 47 tag."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published_on: date | None = None
    language: str | None = None
    licence: str | None = None
    text_is_open: bool = False


def _published_on(value: str) -> date:
    try:
        return datetime.fromisoformat(value).date()
    except ValueError as error:
        raise Fault(f"published_on {value!r} is not a day of the form YYYY-MM-DD") from error


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise Fault(f"language {value!r} is not a BCP 47 tag")
    return value


def _url(value: str) -> str:
    if not re.match(r"https?://\S+$", value, re.IGNORECASE):
        raise Fault(f"url {value!r} is not a web address")
    return value


def _words(value: str) -> str:
    words = " ".join(value.split())
    check_text(words)
    return words


_SIMPLE: dict[str, Callable[[str], object]] = {
    "title": _words,
    "publisher": _words,
    "url": _url,
    "published_on": _published_on,
    "language": _language,
}
ALIASES = {"date": "published_on", "license": "licence"}
FIELDS = frozenset({*_SIMPLE, "licence"})


def metadata_of(values: Mapping[str, object]) -> tuple[Metadata, list[str]]:
    """The metadata in a row or record, and what is wrong with it.

    A faulty value is left out and named, the others are kept: unknown is null, never a guess.
    Keys that are not in `FIELDS` are the caller's to judge.
    """
    metadata, faults = Metadata(), []
    for key in sorted(FIELDS & values.keys()):
        value = values[key]
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            faults.append(f"{key} is a {type(value).__name__}, not text")
            continue
        if not value.strip():
            continue
        try:
            if key == "licence":
                licence, is_open = licence_of(value)
                metadata = replace(metadata, licence=licence, text_is_open=is_open)
            else:
                metadata = replace(metadata, **{key: _SIMPLE[key](value.strip())})  # type: ignore[arg-type]
        except Fault as fault:
            faults.append(str(fault))
    return metadata, faults


def is_english(language: str | None) -> bool:
    """Whether a text is read: its language is English, or not said."""
    return language is None or language.split("-")[0].lower() in {"en", "eng"}
