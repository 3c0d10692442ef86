"""The page: statements, charts, maps and walks back as one HTML file without script."""
