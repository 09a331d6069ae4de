"""Kinds of panel as a partnership settled them for itself: approved by a group, from a day on, by version; and kinds of its own."""
