"""How long a template may take and how large things may get. No imports: both sides need them."""

SECONDS = 30
"""From start to end, whatever the process does."""

CPU_SECONDS = 2
"""Of computing, where the system counts it."""

MEMORY = 512 * 1024 * 1024
"""Bytes, where the system counts them."""

MOST_OUTPUT = 20_000_000
"""Bytes that a filled-in template may have; a text on the way there has no more characters."""

MOST_SOURCE = 1_000_000
"""Characters of a template."""

MOST_TOKENS = 50_000
"""Names, signs and stretches of text in a template: 200,000 of them take seconds to read."""

MOST_BLOCKS = 16
"""Blocks in one another; Python itself takes 20 loops."""

MOST_LEVELS = 100
"""Expressions and blocks in one another."""

MOST_ITEMS = 100_000
"""Entries of a list that a template makes."""

MOST_BITS = 1024
"""Length of a whole number, about that of the largest decimal number."""
