"""Contact standards on the command line."""
