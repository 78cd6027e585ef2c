"""Returns: the workbooks that officers fill in, and what their rows say."""
