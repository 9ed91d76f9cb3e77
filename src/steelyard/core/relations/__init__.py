"""What records are to one another: relations from both sides, standing, succession, and what contradicts itself."""
