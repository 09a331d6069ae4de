"""Following groups: what changes in them is told on the home page."""
