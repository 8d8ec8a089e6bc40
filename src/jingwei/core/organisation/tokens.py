"""Names of posts and other groups, as objects and grants write them.

``post~<unit>.<post>``, ``acting~<unit>.<post>.<kind>`` (who stands in for a post in records of one
kind), ``unit~<unit>``, ``staff~all``, ``firm~<code>``, ``district~<id>``; a plain user id names the
person. Other separators break Plone's group services.
"""

import re


POST = "post~"
ACTING = "acting~"
UNIT = "unit~"
FIRM = "firm~"
DISTRICT = "district~"
STAFF = "staff~all"
# Ids of units and posts: what a token can carry without being misread.
NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
# The leader in charge of a unit is no member of it.
LEADER = "leader"


def post(unit: str, name: str) -> str:
    """Token of a post."""
    return f"{POST}{unit}.{name}"


def district(id_: str) -> str:
    """Token of those who work for a district bureau."""
    return f"{DISTRICT}{id_}"


def unit_of_post(token: str) -> str:
    """Id of the unit to which a post belongs; "" for other tokens."""
    return token.removeprefix(POST).partition(".")[0] if token.startswith(POST) else ""


def name_of_post(token: str) -> str:
    """Id of a post inside its unit; "" for other tokens."""
    return token.partition(".")[2] if token.startswith(POST) else ""


def acting(token: str, kind: str) -> str:
    """Token of those who stand in for the post `token` in records of `kind`."""
    return f"{ACTING}{token.removeprefix(POST)}.{kind}"


def post_stood_in_for(token: str) -> str:
    """Token of the post behind an acting token; "" for other tokens."""
    if not token.startswith(ACTING):
        return ""
    return POST + token.removeprefix(ACTING).rpartition(".")[0]


def with_deputies(token: str, kind: str) -> tuple[str, ...]:
    """The token, and if it is that of a post the one of whoever stands in there in records of
    `kind`; in records without a kind, "", nobody does.

    Whatever is shown, granted or told to a post is so to all of these.
    """
    return (token, acting(token, kind)) if kind and token.startswith(POST) else (token,)


DIRECTOR = post("office", "head")
OFFICE_CLERK = post("office", "clerk")
REGISTRAR = post("office", "registrar")
ARCHIVIST = post("office", "archivist")
SUPERVISOR = post("office", "supervisor")
EDITOR = post("office", "editor")
CHIEF_EDITOR = post("office", "chief_editor")
REVIEWER = post("office", "reviewer")
PRINCIPAL = post("commission", "principal")
SYSTEM_ADMIN = post("administration", "system")
SECURITY_ADMIN = post("administration", "security")
AUDIT_ADMIN = post("administration", "audit")
# Nobody holds two of these (architecture, security model).
ADMINISTRATORS = frozenset({SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN})
