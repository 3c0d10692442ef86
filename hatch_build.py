"""A wheel whose reader is compiled with mypyc: the same claims in about half the time.

    HATCH_BUILD_HOOKS_ENABLE=1 .venv/bin/python -m hatchling build --target wheel

It needs a C compiler and what `make .venv/check` installs. Without the variable the wheel is plain Python, as an
editable installation always is.
"""

import os
import sys
from pathlib import Path
from shutil import copytree, rmtree
from subprocess import run
from sysconfig import get_config_var
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Records: pydantic makes their classes itself, and has its own compiled code.
NOT_COMPILED = frozenset({"__init__.py", "claim.py", "proposal.py"})


class CompiledReader(BuildHookInterface[Any]):
    """Compiles ``rempart.claims`` and puts the result beside its sources in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and tell hatch what to add; an editable installation stays plain."""
        if version == "editable":
            return
        out = Path(self.root) / "build" / "reader"
        rmtree(out, ignore_errors=True)  # no module of an earlier build
        compile_reader(Path(self.root), out)
        made = sorted((out / "lib").rglob("*.so")) + sorted((out / "lib").rglob("*.pyd"))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"] |= {str(path): str(path.relative_to(out / "lib")) for path in made}


def compile_reader(root: Path, out: Path) -> None:
    """Write the compiled modules below ``out``/lib, their C sources and objects elsewhere below ``out``.

    With gcc they are compiled twice: the first time with counters, which say what runs often while the corpus is
    read, the second time laid out by them.
    """
    if os.name == "posix" and "gcc" in str(get_config_var("CC")):
        _compile(root, out, "-fprofile-generate", "-fprofile-update=single")
        _read_corpus(root, out)
        _compile(root, out, "-fprofile-use", "-fprofile-correction", "-Wno-missing-profile")
    else:
        _compile(root, out)


def _compile(root: Path, out: Path, *profile: str) -> None:
    from mypyc.build import mypycify  # noqa: PLC0415 - setuptools and mypyc are needed for nothing else
    from setuptools import Distribution  # noqa: PLC0415 - the same

    sources = sorted((root / "src/rempart/claims").glob("*.py"))
    chosen = [str(path) for path in sources if path.name not in NOT_COMPILED]
    extensions = mypycify(
        ["--config-file", str(root / "pyproject.toml"), *chosen],
        opt_level="2",
        debug_level="0",
        multi_file=True,
        target_dir=str(out / "c"),
        group_name="rempart_reader",
    )
    if os.name == "posix":
        # What one module calls in another is called straight, and small things are inlined.
        for extension in extensions:
            extension.extra_compile_args += ["-flto", "-fvisibility=hidden", *profile]
            extension.extra_link_args += ["-flto=auto", "-O2", *profile]
    command = Distribution({"name": "rempart", "ext_modules": extensions}).get_command_obj("build_ext")
    command.build_lib, command.build_temp = str(out / "lib"), str(out / "objects")
    command.force = True
    command.ensure_finalized()
    command.run()


def _read_corpus(root: Path, out: Path) -> None:
    """Read the corpus with the compiled modules; at its end the process leaves its counts beside the objects."""
    package = out / "counting"
    copytree(root / "src", package)
    copytree(out / "lib", package, dirs_exist_ok=True)
    read = "import sys, rempart; rempart.extract(rempart.read(sys.argv[1]))"
    run(  # noqa: S603 - this interpreter, on the text above
        [sys.executable, "-c", read, str(root / "tests" / "corpus" / "texts")],
        check=True,
        env={**os.environ, "PYTHONPATH": str(package)},
    )
