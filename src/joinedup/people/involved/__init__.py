"""Who else is involved with a person: pointers before any content, and the worker is told."""
