"""What ``appraise diff`` found as data."""
