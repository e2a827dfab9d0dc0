"""The nouns: names, shelves, sources, passages, and what one passage says."""
