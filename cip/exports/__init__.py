"""What is known, in the formats that other programs read."""
