"""First words of tokens. No account id may begin with one, or it would get a post's roles."""

from jingwei.core.organisation import tokens


PREFIXES = (
    *(tokens.POST, tokens.ACTING, tokens.FIRM, tokens.DISTRICT, tokens.UNIT),
    f"{tokens.STAFF.partition('~')[0]}~",
)


def is_token(principal_id: str | None) -> bool:
    """Is this the id of a group of ours, not of an account?"""
    return bool(principal_id) and principal_id.startswith(PREFIXES)
