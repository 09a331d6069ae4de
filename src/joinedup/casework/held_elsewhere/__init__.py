"""Panels whose cases stay in a national system: days of written updates, and an agency's own actions."""
