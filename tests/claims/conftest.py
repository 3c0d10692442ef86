"""Tests that read the shared corpus are collected only where it lies beside the project."""

from pathlib import Path

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "gold.jsonl"
collect_ignore = (
    [] if CORPUS.is_file() else ["test_claims_seed.py", "test_claims_corpus.py", "test_claims_hostile.py"]
)
