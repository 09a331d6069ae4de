"""Households over time and relationships between people on a case, as a picture and in words."""
