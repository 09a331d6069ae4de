"""One script for each promise of docs/promises.md. Each measures, prints a table, and never fails for being slow.

`python -m bench.risks` starts the real program on a database of its own in a temporary folder, fills it, and lets
users ask for the page from the same machine. The yardstick is Django admin's list of the same rows in the same run.
"""
