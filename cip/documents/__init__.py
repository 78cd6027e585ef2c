"""Text to document with line numbers, to checked document, to plan."""
