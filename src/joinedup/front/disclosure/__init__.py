"""People in the text, on the command line."""
