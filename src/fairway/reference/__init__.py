"""Packaged figures and code lists with their sources. Data and its loaders, nothing else."""
