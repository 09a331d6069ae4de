"""Persons, households and relationships."""
