"""Seats: posts on groups, who holds them and until when, and who may stand in for them."""
