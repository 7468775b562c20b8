"""The peers: the same eighteen rules in the form that each of them likes best. They run in their own environment."""
