"""Who watches a run: the flow tells, the command shows."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Observer(Protocol):
    """What a run tells while it goes on."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins; `total` is its number of documents, where it counts them."""

    def advance(self, count: int) -> None:
        """So many more documents of the stage are done."""


class Silent:
    """Shows nothing."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Nothing."""

    def advance(self, count: int) -> None:
        """Nothing."""


_OBSERVER: ContextVar[Observer] = ContextVar("observer", default=Silent())  # noqa: B039 - it has no state


def observer() -> Observer:
    """Who watches the present run."""
    return _OBSERVER.get()


@contextmanager
def watched_by(watcher: Observer) -> Iterator[None]:
    """Let runs that begin in this block be watched."""
    token = _OBSERVER.set(watcher)
    try:
        yield
    finally:
        _OBSERVER.reset(token)
