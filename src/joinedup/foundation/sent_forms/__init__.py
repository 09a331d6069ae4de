"""Which forms were sent and carried out, so that one sent twice is carried out once."""
