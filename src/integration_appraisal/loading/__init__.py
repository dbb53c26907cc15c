"""Files become a catalogue and a local file, with findings: their bytes, their shape, and the links between them."""
