"""Named persons and their positions in organisations."""
