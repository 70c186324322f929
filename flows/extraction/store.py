"""The kept shards of one extractor: what has been read already need not be read again."""

import logging
from collections.abc import Iterable
from pathlib import Path

from flows.extraction import shard

_LOG = logging.getLogger(__name__)


class Store:
    """A folder of shards under the version of the extractor that wrote them."""

    def __init__(self, folder: Path, extractor: str) -> None:
        self.folder = folder / extractor

    def locate(self, wanted: Iterable[str]) -> dict[str, Path]:
        """The shard of each wanted content key that has one. A shard that cannot be read is removed."""
        left, found = set(wanted), dict[str, Path]()
        for path in sorted(self.folder.glob("*.parquet")):
            if not left:
                break
            try:
                keys = shard.keys(path)
            except shard.ShardError as error:
                _LOG.warning("%s; its documents are read again", error)
                path.unlink(missing_ok=True)
                continue
            found |= dict.fromkeys(left.intersection(keys), path)
            left -= found.keys()
        return found
