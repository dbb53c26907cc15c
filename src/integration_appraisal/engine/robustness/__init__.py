"""How often each option wins when weights, points, scores and levels move within their honest ranges.

Stochastic multicriteria acceptability analysis, SMAA-2 (Lahdelma and Salminen 2001, Operations Research 49(3)).
numpy is imported here and nowhere else in the engine, so this package is itself imported only when it is asked for.

- ``ranges``: what is uncertain
- ``weights``, ``levels``, ``scores``: how each is drawn; ``MODES`` is the table of ways to draw weights
- ``draws``: all of it put together into values
- ``rank_counts``: who beats whom, counted
- ``simulation``: chunk by chunk, and what the counts say
"""

WAYS = NEAR, ANY, ORDERED = "near", "any", "ordered"  # to draw weights
SAMPLES = 100_000
SEED = 2013
