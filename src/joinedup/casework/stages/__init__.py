"""The stages of disagreement that a partnership keeps itself, and those that hold."""
