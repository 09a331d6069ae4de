"""Bringing in contacts from an agency's own system, on the command line."""
