"""Text → spaCy Doc: words, sentences, layout, then one encoder's tags, trees and entities.

Reading needs no torch and downloads nothing. Training lives in ``flows.training``.
"""

from pathlib import Path

from spacy.language import Language

from flows.language import casing, encoder, structure


def load(weights: Path | None = None) -> Language:
    """The pipeline that reads a text.

    Args:
        weights: a folder of weights; by default the one in the package.

    Returns:
        A ``Language`` whose Docs keep the text exactly and carry tokens, sentence starts,
        ``user_data["layout"]``, tags, trees, ``ents`` and ``spans["nominals"]``. Where sentences are written in
        capitals throughout, the Doc has small letters instead, and ``casing.text_of`` gives the text.

    Raises:
        WeightsError: the folder's files are missing or do not fit one another.
    """
    nlp = structure.blank()
    nlp.add_pipe("encoder", config={"weights": str(weights or encoder.WEIGHTS)})
    nlp.add_pipe(casing.NAME)
    return nlp
