"""How a release is cited."""

from collections.abc import Mapping
from typing import Any

from flows.release.metadata import Metadata


def citation(release: Mapping[str, Any], metadata: Metadata) -> str:
    """Makers, year, title, version, licence."""
    makers = ", ".join(entry.title for entry in metadata.contributors)
    licence = f" {metadata.licence.name}." if release["is_public"] else ""
    return f"{makers} ({release['created_at']:%Y). }{metadata.title}. Version {release['version']}.{licence}"
