"""Agencies: their names over time, who came before and after them, and the partnerships they serve."""
