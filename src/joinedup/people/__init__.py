"""The people room: persons and households, the case and its links, conflicts of interest and restrictions."""
