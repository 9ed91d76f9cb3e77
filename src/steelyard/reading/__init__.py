"""Reading text, pure: front matter, dialects and configuration in, facts and diagnostics out."""
