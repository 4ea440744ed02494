"""The export room: a ledger's pages, claims and events as tables for other programs.

`writers.export_ledger` writes the files; `columns` names and explains every column; `rows` fills them;
`coding` adds the codes of other data sets from the tables in `crosswalks`.
"""
