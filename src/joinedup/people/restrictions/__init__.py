"""Restrictions of cases: a named list, or a seal; one person sets one, two lower it."""
