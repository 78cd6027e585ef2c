"""Tables in, the values of a plan's files out, with an account of every row."""
