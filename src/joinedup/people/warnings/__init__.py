"""Warnings for the safety of staff who meet a person: with a day of review, and whether the person was told."""
