"""Arabic: letters, tokens, clitics, numbers, dates, parties, triggers; words in `lexicons/`, rules in code."""
