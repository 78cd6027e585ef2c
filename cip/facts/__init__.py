"""Facts in words, sorted and counted: plain data that reports, pages and terminals lay out."""
