"""What was promised against money, output and time: the programme and its schedule."""
