"""Alliances and rivalries: how two organisations stand to each other."""
