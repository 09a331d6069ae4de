"""The page of a case and of a person, put together of what the rooms of the case wing give."""
