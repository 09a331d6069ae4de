"""Enquiries under section 42 of the Care Act: the council's decision, the adult's wishes, capacity, and what came of it."""
