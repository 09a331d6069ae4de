"""Duties: what the law requires of the partnership, and when it was last shown to be met."""
