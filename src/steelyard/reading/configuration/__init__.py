"""What `steelyard.yml` says, read as the settings of a site."""
