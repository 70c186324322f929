"""Sections of a page that programs write, between marks that a reader does not see."""

from pathlib import Path


def put(path: Path, name: str, section: str, title: str) -> None:
    """Put a section into a page in place of the one of that name, or at its end; `title` heads a new page.

    Raises:
        ValueError: when the page has the section's first mark without its second.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    page = path.read_text(encoding="utf-8") if path.is_file() else f"# {title}\n"
    block = f"{begin}\n{section.strip()}\n{end}"
    before, begun, rest = page.partition(begin)
    if begun:
        _, ended, after = rest.partition(end)
        if not ended:
            raise ValueError(f"{path}: {begin} without {end}")
        page = before + block + after
    else:
        page = f"{page.rstrip()}\n\n{block}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")
