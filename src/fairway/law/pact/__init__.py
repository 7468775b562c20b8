"""The Pact on Migration and Asylum, one module per chapter of an act, in the act's own order and words."""
