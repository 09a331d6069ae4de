"""Search: what rooms need to let their rows be found by words, also by words nearly spelled right."""
