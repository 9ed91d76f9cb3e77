"""What makes pages look and speak as they do: theme, templates, brand, languages."""
