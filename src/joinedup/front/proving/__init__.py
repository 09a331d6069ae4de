"""`prove access`: three deciders that share no code, compared on random worlds in a database of their own."""
