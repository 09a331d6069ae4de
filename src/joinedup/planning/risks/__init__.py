"""Risks: their words, scores with reasons, controls, acceptance and history."""
