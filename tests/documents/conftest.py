"""Lets the tests in the folders below import ``sections``, which lies beside it."""
