"""Time: windows of possibility, lengths, the text of both, and how they relate."""
