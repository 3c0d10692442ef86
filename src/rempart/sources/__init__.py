"""Public documents: files and folders read into texts with their language, date and hash."""
