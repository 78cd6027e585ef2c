"""The nouns: what a plan is made of. Standard library only, and every other room may use it."""
