"""Bringing a list of seats in, and whom the cells of any table may name in a partnership."""
