"""Teams of agencies: who works in them and who supervises."""
