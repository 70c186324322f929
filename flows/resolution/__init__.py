"""Mentions of many documents to organisations and people with stable ids."""
