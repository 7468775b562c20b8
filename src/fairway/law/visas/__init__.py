"""Visas: the lists and the suspension of the exemption, reciprocity, and the Visa Code with Article 25a."""
