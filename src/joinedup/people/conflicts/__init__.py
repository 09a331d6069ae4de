"""Conflicts of interest and the lists of the restricted."""
