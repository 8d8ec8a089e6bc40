"""The edit form of units and posts: their names in addresses stay, since records name them."""

from jingwei.core.pages.api import Signed
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.interfaces import IDexterityEditForm
from plone.z3cform import layout
from zope.interface import classImplements


class EditForm(Signed, DefaultEditForm):
    """Plone's form without the short name, which could only be refused."""

    def updateFields(self):
        """Leave the short name out, wherever Plone puts it."""
        super().updateFields()
        for part in (self, *self.groups):
            part.fields = part.fields.omit("IShortName.id")
        self.groups = [group for group in self.groups if group.fields]


EditView = layout.wrap_form(EditForm)
classImplements(EditView, IDexterityEditForm)
