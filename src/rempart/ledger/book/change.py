"""A change: one thing that moved in a ledger, in a sentence, with what moved it."""

from typing import Literal

from rempart.records import Record

ChangeKind = Literal[
    "new",
    "gone",
    "merged",
    "split",
    "renamed",
    "goods_status",
    "money_status",
    "side_state",
    "amount",
    "quantity",
    "party",
    "contradiction",
    "origins",
    "link",
    "reports",
    "judgement",
]


class Change(Record):
    """One thing that moved: when the book learned it, in which agreement, and the ids behind it.

    ``behind`` holds ``claim:``, ``document:``, ``agreement:`` and ``judgement:`` ids.

    Example:
        ``goods status of ua-us-arms-purchase-2025 rose from proposed to contracted (report gazette)``
    """

    learned: str
    kind: ChangeKind
    agreement: str | None
    sentence: str
    behind: tuple[str, ...]
