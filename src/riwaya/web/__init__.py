"""The desk: server-rendered pages and their JSON twins over one ledger file."""
