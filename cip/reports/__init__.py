"""The boards' reports: a picture of a plan in, Markdown out."""
