"""Young people who will soon be adults and whose needs go on."""
