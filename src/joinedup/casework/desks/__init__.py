"""Desks: where each agency takes which referrals, and the number at which it is reached."""
