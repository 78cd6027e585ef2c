"""What ``cip.model.refusals`` knows of the ways in which people write no date."""
