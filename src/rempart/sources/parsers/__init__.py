"""Formats that only foreign code can read; each parser runs in a child process with limits."""
