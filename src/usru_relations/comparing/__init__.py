"""What differs between chronologies and between sources, and since when a thing is known."""
