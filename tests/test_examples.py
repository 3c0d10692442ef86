"""The examples in the docstrings are true: each is run, but for those that need a file."""

import doctest
import importlib
import pkgutil

import pytest

import rempart

MODULES = [found.name for found in pkgutil.walk_packages(rempart.__path__, "rempart.")]


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_are_true(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0
