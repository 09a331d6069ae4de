"""Referrals that a panel here hears: they come before its coordinators as they were written."""
