"""YAML text becomes data with the place of every key and value: the subset that all readers take alike, and no more."""
