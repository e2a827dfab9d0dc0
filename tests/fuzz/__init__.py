"""Fuzzing of the door from the disk; run by hand, as docs/quality.md says."""
