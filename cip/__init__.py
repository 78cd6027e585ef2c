"""A tracker for councils' corporate improvement plans, over plain YAML files in git."""

__version__ = "0.1.0"
