"""What each agency's own system holds about a person, beside the others."""
