"""The action register: lists, chasers, pictures, bulk changes."""
