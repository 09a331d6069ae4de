"""Risk registers: whose they are, the scale they are scored on, the list, and bringing one in from a table."""
