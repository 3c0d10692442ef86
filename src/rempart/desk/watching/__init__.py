"""Watch lists: what changed since somebody last looked."""
