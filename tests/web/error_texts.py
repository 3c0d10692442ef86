"""The texts of the errors that pages of the desk show, as found in the code: what varies stands in braces."""

import ast
from importlib.resources import files
from pathlib import Path

# Where errors are made that a visitor can bring about; those of opening a database end the server instead.
SOURCES = (
    "desk/accounts.py", "desk/identities.py", "desk/passwords.py", "desk/accounts.py", "desk/sessions.py", "desk/jobs/jobs.py",
    "desk/programmes/programmes.py", "desk/programmes/version.py", "desk/reviews/reviews.py",
    "desk/watching/watches.py", "ledger/book/access.py", "ledger/book/adding.py", "ledger/book/book.py",
    "ledger/book/judging.py", "ledger/book/paging.py", "ledger/book/times.py",
)  # fmt: skip
# Said to a worker, or where the server starts, never on a page.
_UNSEEN = frozenset({"LostLeaseError", "BookError", "StaleError"})


def error_texts() -> set[str]:
    """Return what was found, what was expected and what to do, of each error; places are numbered from 1."""
    root = Path(str(files("rempart")))
    found: set[str] = set()
    for source in SOURCES:
        tree = ast.parse((root / source).read_text(encoding="utf-8"))
        # Texts told in several places stand once, at the top: ``raise DeskError(*_NO_LINK)``.
        shared = {
            ast.unparse(one.targets[0]): one.value.elts
            for one in tree.body
            if isinstance(one, ast.Assign) and isinstance(one.value, ast.Tuple)
        }
        for call in ast.walk(tree):
            name = getattr(getattr(call, "func", None), "id", "")
            if isinstance(call, ast.Call) and name.endswith("Error") and name not in _UNSEEN:
                for argument in call.args:
                    told = (
                        shared[ast.unparse(argument.value)]
                        if isinstance(argument, ast.Starred)
                        else [argument]
                    )
                    found |= {_text(one) for one in told}
    return found


def _text(told: ast.expr) -> str:
    if isinstance(told, ast.Constant):
        return str(told.value)
    assert isinstance(told, ast.JoinedStr), ast.unparse(told)
    text, place = "", 0
    for part in told.values:
        if isinstance(part, ast.Constant):
            text += str(part.value)
        else:
            place += 1
            text += f"{{{place}}}"
    return text
