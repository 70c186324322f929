"""What runs: the flows, and the rooms from bytes to a release."""
