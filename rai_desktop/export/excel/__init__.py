"""Excel workbooks: registers that people filter, auditors comment and the program reads again."""
