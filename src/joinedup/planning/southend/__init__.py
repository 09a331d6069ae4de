"""Southend's two risk registers as at January 2020: published facts in our own words, for the demonstration."""
