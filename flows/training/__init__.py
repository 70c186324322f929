"""Corpora → weights of the language model. Needs torch; nothing that runs imports it but ``flows.train``."""
