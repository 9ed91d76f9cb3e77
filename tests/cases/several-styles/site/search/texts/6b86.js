steelyard.data("Date: 2020-01-06\nStatus\nAccepted\nContext\nNobody remembers why the tables are printed at night.\nDecision\nWe write down what we decide, one file each.");
