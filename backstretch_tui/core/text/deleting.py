"""Sentences of `forget`."""

NOTHING_TO_DELETE = "there is nothing to delete"
DELETES = "This permanently deletes all sessions, scores, answers and backups:"
DELETE_THEM = "delete them"
NOTHING_DELETED = "nothing was deleted"
ALL_ELSE_DELETED = "everything else has been deleted"
ALL_DELETED = "everything has been deleted; files that you exported or copied elsewhere are still there"


def unreadable(folder: str, reason: str) -> str:
    """Say that what is in the folder is not known."""
    return f"{folder} cannot be read: {reason}; change its permissions"


def not_deleted(path: str) -> str:
    """Say that a file is still there."""
    return f"{path} could not be deleted; delete it yourself"


def foreign(path: str) -> str:
    """Say that a file is not deleted because it is somebody else's."""
    return f"{path} is not deleted: a link points to it, but it is not a Backstretch history"


def other_names(path: str, mount: str, inode: int) -> str:
    """Say that a file has other names. `mount`: the folder of its file system, as a shell reads it."""
    return f"{path} has other names (hard links) that are not deleted; “find {mount} -xdev -inum {inode}” lists them"
