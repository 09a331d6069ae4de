"""Tests of the rules of panels."""
