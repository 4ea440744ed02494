"""The ledger room: an append-only SQLite store of pages, claims, events and refusals.

`store.Ledger` is the door to all of it, `opened` the part of it that reads; `records` has what it takes and gives;
`door` proves evidence; `queries`, `search`, `events`, `grouping` and `told` hold the SQL; `migrations` and `schema/`
bring a file up to date.
"""
