"""Bytes to documents: one module for each format."""
