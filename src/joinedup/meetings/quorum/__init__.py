"""Quorum: a group's own dated rule, and whether a meeting meets it at a moment, with the reason in words."""
