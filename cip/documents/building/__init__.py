"""Documents that fit to records."""
