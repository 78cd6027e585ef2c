"""The text of a file to a document, or to the problems that stop it."""
