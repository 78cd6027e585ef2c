"""The world outside: the files of a repository, what git knows of them, and what is written."""
