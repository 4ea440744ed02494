"""Faults of the moment, told apart from those that stay."""

from riwaya.errors import InputError


class PassingError(InputError):
    """A page was not fetched for a fault that may pass: a later try may succeed.

    Attributes:
        retry_after_s: Seconds that the server asks to wait; None where it does not say.
    """

    def __init__(self, reason: str, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(reason, message)
        self.retry_after_s = retry_after_s
