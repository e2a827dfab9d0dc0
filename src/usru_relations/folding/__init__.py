"""From the reports on one subject to an event, its disputes, its history and its origins."""
