"""Many places together."""
