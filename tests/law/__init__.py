"""Tests of app/law."""
