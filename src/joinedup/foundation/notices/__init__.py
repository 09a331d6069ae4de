"""Notices: short e-mails that say where to look and nothing of what is there, kept in an outbox until they are sent."""
