"""Confidential addresses: kept apart, read through one function that writes down why."""
