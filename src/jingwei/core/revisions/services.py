"""``@revisions``: the same for programs."""

from jingwei import _
from jingwei.core.exc import BadParameters
from jingwei.core.revisions import comparing
from jingwei.core.revisions.texts import NOW
from jingwei.core.revisions.texts import Revision
from jingwei.core.revisions.texts import Texts
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service


class Revisions(Service):
    """GET @revisions: the texts; with ``from``, and ``to`` (the present text if it is left out),
    what differs between two of them.
    """

    def reply(self) -> dict:
        """Lists, and pieces of texts as [sign, text]: -1 gone, 0 unchanged, 1 new."""
        texts, form = Texts(self.context), self.request.form
        answer = {"@id": f"{self.context.absolute_url()}/@revisions"}
        if "from" not in form:
            return answer | {"items": [self._item(texts, one) for one in texts.readable()]}
        older = self._asked(texts, "from", str(form["from"]))
        newer = self._asked(texts, "to", str(form.get("to", NOW)))
        found = comparing.compare(texts, older, newer)
        if found is None:
            message = _("One of the two texts is not kept.")
            raise BadParameters(errors=[{"field": "from", "message": message}])
        return answer | {"from": older.key, "to": newer.key} | json_compatible(_told(found))

    def _asked(self, texts: Texts, name: str, key: str) -> Revision:
        """The text that a parameter names.

        :raises BadParameters: the person may read none with this position.
        """
        found = texts.get(key)
        if found is None:
            message = _("There is no text that was judged with this number.")
            raise BadParameters(errors=[{"field": name, "message": message}])
        return found

    def _item(self, texts: Texts, one: Revision) -> dict:
        files = texts.files(one)
        return {
            "key": one.key,
            "digest": one.digest,
            "present": one.present,
            "opinions": [position for position, _row in one.rows],
            "attachments": [
                {"digest": digest, "name": files[digest].name, "sha256": files[digest].sha256}
                for digest in one.attachments
                if digest in files
            ],
            "fault": json_compatible(texts.fault(one)) if one.rows else "",
        }


def _told(found: comparing.Comparison) -> dict:
    return {
        "fields": [one._asdict() for one in found.fields],
        "attachments": [one._asdict() for one in found.files],
    }
