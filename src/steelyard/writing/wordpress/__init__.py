"""A post of WordPress as a record: its content in Markdown, its front matter, and what neither can hold."""
