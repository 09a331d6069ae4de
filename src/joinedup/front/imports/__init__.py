"""Bring what you have: the import of tables, one way for every kind of thing, in the browser and on the command line."""
