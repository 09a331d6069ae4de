"""Concerns: a worry about a person, at which level, why, and where it is going."""
