"""When a release is made: now, or the moment that `SOURCE_DATE_EPOCH` fixes for reproducible builds."""

import os
from datetime import UTC, datetime

from flows.release.errors import ReleaseError

VARIABLE = "SOURCE_DATE_EPOCH"


def release_time() -> datetime:
    """The moment in UTC, without a zone, in whole seconds.

    Raises:
        ReleaseError: when `SOURCE_DATE_EPOCH` is set and is no number of seconds since 1970.
    """
    fixed = os.environ.get(VARIABLE)
    if not fixed:
        return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    try:
        return datetime.fromtimestamp(int(fixed), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError) as error:
        raise ReleaseError(f"{VARIABLE} is {fixed!r}, not a number of seconds since 1970") from error
