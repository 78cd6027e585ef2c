"""A file of tables in, neutral tables out: Word, Excel, OpenDocument and CSV."""
