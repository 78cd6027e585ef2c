"""What a report says of the files that it was made from."""

from cip.history.git import Revision


def origin_words(revision: Revision | None) -> str:
    """Give the commit that a report was made from, and whether the files differ from it."""
    if revision is None:
        return "files that no commit is known of"
    if revision.is_clean:
        return f"commit {revision.commit}, with no change since"
    return f"commit {revision.commit}, with changes that are not committed"
