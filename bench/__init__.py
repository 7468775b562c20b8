"""Benchmarks: Fairway beside its peers, on the same rules and the same rows."""
