"""A simple temporal network: time points, and the differences between them."""
