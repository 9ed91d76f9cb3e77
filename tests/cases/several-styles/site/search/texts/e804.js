steelyard.data("Status: proposed\nDeciders: Bo Reyes\ndef weight(harbour: str) -> int:\nreturn len(harbour)\nSee 0003 Print on request and the notes.");
