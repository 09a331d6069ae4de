"""What went wrong, told to the person who started the program."""


class Problem(Exception):
    """Something the person running Joinedup can put right; the text is the sentence they are shown."""

    exit_code = 2
