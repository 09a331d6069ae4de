"""The public page: published arrangements, without the name of any person."""
