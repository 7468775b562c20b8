"""Migrations of the case record."""
