"""Texts to the records of a plan: one file, and many of them."""
