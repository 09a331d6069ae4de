"""What waits for somebody in all their cases: counted for their home page, and what no other list shows, listed."""
