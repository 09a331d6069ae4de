"""Bringing lists of actions and calendars of meetings in."""
