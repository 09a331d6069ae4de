"""The installation's own pages, for its administrator: partnerships and users, and nothing that is in a partnership."""
