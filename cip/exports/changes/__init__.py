"""What a change does to plans, written for reviewers: the summary of a pull request."""
