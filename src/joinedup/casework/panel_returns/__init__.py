"""The quarterly return of a MARAC: numbers for the national body, and kept back where small for boards."""
