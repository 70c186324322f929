"""The Prefect server of a run: the user's own where one is set, else a temporary one on this machine."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache

from prefect.client.orchestration import get_client
from prefect.server.api.server import SubprocessASGIServer
from prefect.settings import PREFECT_API_URL, PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS, temporary_settings


class ServerFault(RuntimeError):
    """A server that did not start or does not answer; the message says why."""


@cache
def _starting() -> Future[str]:
    server = SubprocessASGIServer()

    def start() -> str:
        server.start(timeout=PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS.value())
        return server.api_url

    with_one_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="prefect-server")
    future = with_one_thread.submit(start)
    with_one_thread.shutdown(wait=False)
    return future


def begin() -> None:
    """Let a temporary server start while the caller does something else, if one is needed."""
    if PREFECT_API_URL.value() is None:
        _starting()


@contextmanager
def api() -> Iterator[None]:
    """Runs in this block, in this process and its workers, speak to one server.

    A temporary server is started once in a process and stopped when the process ends.

    Raises:
        ServerFault: when it does not start, or the user's own does not answer.
    """
    set_url = PREFECT_API_URL.value()
    if set_url is not None:
        with get_client(sync_client=True) as client:
            fault = client.api_healthcheck()
        if fault is not None:
            raise ServerFault(f"no Prefect server answers at {set_url} (PREFECT_API_URL): {fault}") from fault
        yield
        return
    try:
        url = _starting().result()
    except (RuntimeError, OSError) as error:
        raise ServerFault(f"Prefect's temporary server did not start: {error}") from error
    with temporary_settings({PREFECT_API_URL: url}):
        yield
