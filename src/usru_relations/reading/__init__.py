"""The form of fixtures: from bytes to an archive, or all that is wrong; and back."""
