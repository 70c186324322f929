"""Who says so, whether it is denied, hedged, or not said to have happened at all."""
