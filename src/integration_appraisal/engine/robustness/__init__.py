"""How often each option wins when weights, points, bands, scores and levels move within their honest ranges.

Stochastic multicriteria acceptability analysis, SMAA-2 (Lahdelma and Salminen 2001, Operations Research 49(3)).
numpy is imported here and in ``engine.drawing`` alone, so either is itself imported only when something is drawn.

- ``weights``, ``levels``, ``cells``, ``needs``: how each is drawn; ``MODES`` is the table of ways to draw weights.
  Scores are drawn by their scale
- ``draws``: all of it put together into values
- ``rank_counts``: who beats whom, counted
- ``learning``: what a level is worth to know
- ``simulation``: chunk by chunk, and what the counts say
- ``futures``: who is first where levels and scores alone move, for many places
"""

WAYS = NEAR, ANY, ORDERED = "near", "any", "ordered"  # to draw weights
SAMPLES = 100_000
SEED = 2013
