"""Deciding to share or not to share, item by item; consent as a fact of its own; asking other agencies for information."""
