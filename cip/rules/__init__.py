"""What must hold between the files of a plan: one rule is one function, one example, one page."""
