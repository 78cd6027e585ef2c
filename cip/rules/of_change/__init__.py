"""What must hold of a change: what a plan said before may not be lost, hidden or put aside."""
