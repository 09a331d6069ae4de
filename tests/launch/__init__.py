"""The launcher and the cluster manager, run as somebody would run them."""
