"""Joinedup: the working system of a local safeguarding and community safety partnership."""

VERSION = "0.1.0"
