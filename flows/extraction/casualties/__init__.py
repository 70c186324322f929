"""Counts of people harmed: how many, who, what became of them, by whom, where and when."""
