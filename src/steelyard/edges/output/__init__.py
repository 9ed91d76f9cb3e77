"""How a site comes to its folder: claimed, locked, planned, staged, published."""
