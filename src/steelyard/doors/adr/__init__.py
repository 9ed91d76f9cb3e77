"""The commands of adr-tools 3.0, for the scripts and the habits that teams have: `steelyard-adr`."""
