"""Two states of a plan in, what changed and what that does out. No git, no files, no clock."""
