"""Records brought in from a file of an agency's own system, and whom its workers say they are."""
