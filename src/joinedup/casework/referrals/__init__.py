"""Referrals to agencies on the system or outside it: sent, acknowledged, decided, and what came of them."""
