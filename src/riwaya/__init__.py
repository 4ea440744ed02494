"""Riwaya reads Arabic news pages into a ledger of claims, every value anchored to the words that state it."""

__version__ = "0.1.0"
