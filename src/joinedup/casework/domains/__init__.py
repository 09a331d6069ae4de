"""What a concern can be about in a partnership beside the domains that come with the program: kinds of worry of its own."""
