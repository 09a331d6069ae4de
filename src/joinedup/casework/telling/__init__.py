"""Telling people that something waits for them: that it does, and never what or about whom."""
