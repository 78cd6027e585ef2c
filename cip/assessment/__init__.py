"""What follows from a plan as of a day: values in, values out, and never a clock."""
