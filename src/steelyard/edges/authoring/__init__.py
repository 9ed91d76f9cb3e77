"""How records come to be and change on disk: written, amended, renumbered, mended, whole or not at all."""
