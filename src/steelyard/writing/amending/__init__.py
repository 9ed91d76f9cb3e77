"""Records changed in the style that they have, and nothing else in them."""
