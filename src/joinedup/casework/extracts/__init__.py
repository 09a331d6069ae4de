"""Contacts from an agency's own system: who, when and how; nothing of what was said."""
