"""Benchmarks: what a thing costs beside a plain reference, in one run. Not part of the tests."""
