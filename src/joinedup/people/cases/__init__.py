"""The case, who is on it, who is linked to it, and with whom its items were shared."""
