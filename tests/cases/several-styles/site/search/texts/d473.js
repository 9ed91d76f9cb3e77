steelyard.data("Date: 2020-02-03\nStatus\nSuperseded by 3. Print on request\nDecision\nThe tables are printed at three in the morning 🌒.");
