"""The file of a case in values: who is on it, who works on it, notes; and the list of one's own cases."""
