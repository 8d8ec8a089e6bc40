"""The demo organ's units, posts and accounts."""


def set_up_organisation(site, password: str):
    """Create units, posts and one account per post, all with `password`."""
