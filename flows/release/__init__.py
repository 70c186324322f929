"""Tables to a release: files, checks, publication."""
