"""The pages of the manual that are made from the rules; `tools/build_docs.py` writes them."""
