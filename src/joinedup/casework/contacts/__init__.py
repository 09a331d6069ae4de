"""Contacts: each account of one person at one occasion, and telling others where nobody will stay involved."""
