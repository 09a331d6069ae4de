"""Light sign-in: an e-mailed link that expires, is spent by its one use, and opens exactly what it was sent for."""
