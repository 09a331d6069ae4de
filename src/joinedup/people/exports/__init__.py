"""The one door through which anything of a case leaves as a file."""
