"""The passwords of a new site and the two files in which they are kept for its owner alone."""

from jingwei.core.organisation import api as organisation
from jingwei.install import demo
from pathlib import Path

import os
import secrets


ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
ADMIN_FILE = "admin-password.txt"
DEMO_FILE = "demo-accounts.txt"


def new_password() -> str:
    """Twelve letters and digits that cannot be misread, in three groups: 59 bits."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def keep(path: Path, text: str) -> None:
    """Write a file that only its owner reads."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)


def add_maintenance_account(app, folder: Path) -> None:
    """Give Zope's own `admin` a random password, kept in `folder`."""
    password = new_password()
    app.acl_users.userFolderAddUser("admin", password, ["Manager"], [])
    keep(folder / ADMIN_FILE, f"admin {password}\n")


def keep_demo_accounts(folder: Path, password: str) -> None:
    """List the demo accounts with their names, posts and password in `folder`."""
    rows = [f"Password of all demo accounts / 全部演示账号的口令: {password}", ""]
    for account, name in demo.accounts().items():
        posts = "、".join(str(title) for _token, title in organisation.person(account).posts)
        rows.append(f"{account:24}{name}  {posts}".rstrip())
    keep(folder / DEMO_FILE, "\n".join(rows) + "\n")
