"""REST: staff search for pickers."""

from jingwei.core.organisation.people import find_staff
from jingwei.core.organisation.people import LIMIT
from plone.app.content.browser.vocabulary import PERMISSIONS
from plone.restapi.services import Service


# Groups are posts here: their names are for those who may list accounts, whoever else may edit
# the object on which the vocabulary is asked for.
PERMISSIONS["plone.app.users.group_ids"] = "List portal members"


class People(Service):
    """``GET /intranet/organisation/@people?q=...``: id, name and posts of some staff."""

    def reply(self) -> list[dict]:
        """Return the people found."""
        return [
            {
                "id": person.id,
                "name": person.name,
                "posts": [{"token": token, "title": title} for token, title in person.posts],
            }
            for person in find_staff(str(self.request.form.get("q", "")))[:LIMIT]
        ]
