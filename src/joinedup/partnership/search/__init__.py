"""Finding groups, agencies, seats, duties and themes by words."""
