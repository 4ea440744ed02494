"""All exported tables."""

from riwaya.export.columns import LEDGER_TABLES, Table
from riwaya.export.conflict_columns import CONFLICT_TABLES

TABLES: tuple[Table, ...] = (*LEDGER_TABLES, *CONFLICT_TABLES)
"""Every table in the order it is written. Nobody is called right or wrong in any of them."""
