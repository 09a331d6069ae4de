"""Uploads that are being looked at before they are imported, and which column held what the last time."""
