"""Finding risks by words."""
