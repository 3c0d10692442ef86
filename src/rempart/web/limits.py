"""How often something may be tried."""

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from rempart.web.language import _
from rempart.web.refusals import RefusedError

SIGN_IN_OF_ACCOUNT = parse("10 per 15 minutes")
SIGN_IN_OF_ADDRESS = parse("60 per 15 minutes")
UPLOADS = parse("120 per hour")


class Limiter:
    """Counts what is tried, in the memory of this process."""

    def __init__(self) -> None:
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def take(self, limit: RateLimitItem, whose: str) -> None:
        """Count one try.

        Raises:
            RefusedError: there were too many.
        """
        if not self._window.hit(limit, whose):
            raise RefusedError(
                429,
                _("there were too many tries in a short time"),
                _("at most {n} in {minutes} minutes").format(
                    n=limit.amount, minutes=limit.get_expiry() // 60
                ),
                _("Wait, and try again."),
            )
