"""Results as data: the JSON that other programs read. Its keys are a promise; keys may be added, none is taken away."""
