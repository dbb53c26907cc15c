"""The report of ``appraise portfolio``: what leads where and how surely, what divides places, and what has changed."""
