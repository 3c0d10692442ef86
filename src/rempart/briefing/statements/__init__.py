"""The sentences of a briefing, section by section, each number in them a figure."""
