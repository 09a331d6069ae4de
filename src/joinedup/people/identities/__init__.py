"""Decisions that two records are one person, or are not: always reversible, and never weakening a restriction."""
