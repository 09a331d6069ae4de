"""Agreeing outside a meeting: who was asked and how, and the answers of members and of agencies without an account."""
