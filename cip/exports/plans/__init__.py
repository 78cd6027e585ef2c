"""Plans as tables, calendars and data bases."""
