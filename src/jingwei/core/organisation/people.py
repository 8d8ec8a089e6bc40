"""Finding people, for those who may pick them."""

from jingwei.core.organisation import api
from jingwei.core.organisation.rules import is_outside
from plone import api as plone


# As many are shown or handed out at once.
LIMIT = 20


def find_staff(text: str) -> list[api.Person]:
    """Accounts of the organ whose id or name contains `text`, by name.

    Accounts of firms and districts are left out; so is everybody if `text` is empty.
    """
    text = text.strip()
    if not text:
        return []
    users = plone.portal.get_tool("acl_users")
    found = {
        row["userid"]
        for criteria in ({"id": text}, {"fullname": text})
        for row in users.searchUsers(**criteria)
    }
    people = [api.person(user_id) for user_id in found if not is_outside(user_id)]
    return sorted(people, key=lambda person: (person.name, person.id))
