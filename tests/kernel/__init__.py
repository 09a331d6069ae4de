"""The access kernel, tried on three tables before the case wing is built on it."""
