"""Themes: the shared topics that plans, audits, reviews, risks and learning cite."""
