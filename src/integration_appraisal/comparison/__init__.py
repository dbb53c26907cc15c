"""Two appraisals side by side: what changed, and how much each change moved each option's value."""
