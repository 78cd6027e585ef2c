"""What a check found, in the formats that people and programs read."""
