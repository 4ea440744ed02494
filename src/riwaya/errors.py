"""The error tree. A message says what was expected, what came, where, and what to do.

RiwayaError
├── InputError       a page or file that cannot be read; becomes a recorded refusal, never stops a run
├── LexiconError     a lexicon or data table of the project is faulty; stops the run, all faults listed
├── EvidenceError    a value whose span does not prove it was offered to the ledger
├── LedgerError      a ledger file that cannot be opened, migrated or written
└── UsageError       a command or function was called with arguments that do not fit
"""


class RiwayaError(Exception):
    """Root of every error that Riwaya raises on purpose."""


class InputError(RiwayaError):
    """A page or file cannot be read.

    Attributes:
        reason: One of `riwaya.model.page.REFUSAL_REASONS`.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class LexiconError(RiwayaError):
    """A lexicon or data table is faulty; the message lists every fault."""


class EvidenceError(RiwayaError):
    """A claim holds a value whose span does not have the stated text."""


class LedgerError(RiwayaError):
    """A ledger file cannot be opened, migrated or written."""


class UsageError(RiwayaError):
    """Arguments do not fit; commands exit with code 2."""
