"""Returns: Directive 2008/115/EC and return alerts in the Schengen Information System."""
