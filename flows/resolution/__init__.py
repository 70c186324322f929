"""Extractions of many documents → organisations and people with lasting ids, and all claims under them."""

from flows.resolution.registry import Registry
from flows.resolution.resolve import Resolved, resolve

__all__ = ["Registry", "Resolved", "resolve"]
