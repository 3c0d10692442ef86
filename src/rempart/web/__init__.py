"""The pages of the desk: no rules of their own, each a record shown as HTML, JSON or CSV."""
