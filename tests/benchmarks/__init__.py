"""Measures whole processes and prints ratios: ``python -m tests.benchmarks``."""
