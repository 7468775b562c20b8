"""Condense published data files into the packaged reference figures: python -m tools.condense ../shared/data

Nothing is copied: each module reads one publisher's files, checks their sha256 and a control total, and writes Fairway's own
tables. The same files and the same DuckDB give the same bytes."""
