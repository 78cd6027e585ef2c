"""What a person at a terminal sees: values in, lines of text out, and one place that prints."""
