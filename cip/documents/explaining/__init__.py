"""Why a file cannot be read or does not fit, in the words of the person who edits it."""
