"""What may go otherwise than planned: trials with dearer goods, longer waits, lost output and late money."""
