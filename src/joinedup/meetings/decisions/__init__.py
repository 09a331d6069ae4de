"""Decisions with the quorum of their moment, interests, ratification, and decisions out of meeting."""
