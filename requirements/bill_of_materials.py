"""The bill of materials of a hash-locked file, as CycloneDX 1.6 JSON, by the standard library alone.

    python requirements/bill_of_materials.py requirements/web.txt > bill-of-materials.json

Each library stands with its version, its package URL, and the hashes of all files that pip accepts for it: one for
each platform and form, so they are told as properties of the lock, not as hashes of one file. The same file gives the
same bytes.
"""

import json
import re
import sys
import uuid
from pathlib import Path

_LIBRARY = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")
_NAMESPACE = uuid.UUID(
    "5e3c9f5e-6f0f-5a57-9b53-0f8f2f2f6c11"
)  # any fixed one: the serial number comes from the bytes


def bill(lock: str) -> dict[str, object]:
    """Return the bill of a locked file.

    Args:
        lock: The text of ``requirements/*.txt``.

    Raises:
        ValueError: a library stands there without a hash.

    Example:
        >>> bill("lxml==6.1.3 --hash=sha256:" + "0" * 64)["components"][0]["purl"]
        'pkg:pypi/lxml@6.1.3'
    """
    found = list(_LIBRARY.finditer(lock))
    ends = [one.start() for one in found[1:]] + [len(lock)]
    components = [
        _component(one[1], one[2], _HASH.findall(lock, one.end(), end))
        for one, end in zip(found, ends, strict=True)
    ]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, lock)}",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "rempart", "name": "rempart"}},
        "components": components,
    }


def _component(name: str, version: str, hashes: list[str]) -> dict[str, object]:
    if not hashes:
        raise ValueError(
            f"{name} {version} has no hash; expected a hash-locked file. Make it again with hashes."
        )
    plain = re.sub(r"[-_.]+", "-", name).lower()
    purl = f"pkg:pypi/{plain}@{version}"
    told = [{"name": "rempart:accepted-file", "value": one} for one in hashes]
    return {
        "type": "library",
        "bom-ref": purl,
        "name": plain,
        "version": version,
        "purl": purl,
        "properties": told,
    }


if __name__ == "__main__":
    json.dump(bill(Path(sys.argv[1]).read_text(encoding="utf-8")), sys.stdout, indent=1)
    sys.stdout.write("\n")
