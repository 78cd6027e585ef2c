"""Whether a document fits the schema of its kind of file, and where it does not."""
