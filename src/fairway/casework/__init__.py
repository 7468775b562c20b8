"""Casework: a national authority's case file. Events are the truth; state, clocks and tasks are projections of them."""
