"""Documents become models and findings: the shape of each file, the links between files, and what can be computed."""
