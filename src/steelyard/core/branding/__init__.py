"""How a site looks in its own name: colours, pictures, style sheets, and what it puts into the frame."""
