"""Prefect's settings for a run: quiet, without telemetry, and with or without a server of one's own.

Prefect reads its settings when it is imported, so this must be called before. What the user has set stays.
"""

import os

_SETTINGS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    # Faults are told by the command in words; a server, where there is one, has the whole log.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    # A cold start on a busy machine takes longer than the 20 s that Prefect waits.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}
# A temporary server on SQLite: log lines sent to it would only contend for its one lock.
_WITHOUT_SERVER = {"PREFECT_LOGGING_TO_API_ENABLED": "false"}


def settle() -> None:
    """Set what the user has not set."""
    settings = _SETTINGS if "PREFECT_API_URL" in os.environ else _SETTINGS | _WITHOUT_SERVER
    for name, value in settings.items():
        os.environ.setdefault(name, value)
