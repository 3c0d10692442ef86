"""Archives of any size: cut into shards, read by an engine, gathered into one file of claims."""
