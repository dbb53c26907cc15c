"""Text becomes models and findings: YAML with its places, the shape of each file, and the links between files."""
