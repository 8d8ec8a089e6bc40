"""Tests that speak HTTP as strangers do: odd input, hostile headers."""
