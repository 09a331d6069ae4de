"""Kinds of number of a partnership's own: what they are called, how they are written, and whether one person alone has each."""
