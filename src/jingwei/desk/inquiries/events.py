"""What inquiries tell the audit."""

from jingwei import _
from jingwei.core.audit.api import events


events.register("inquiry.contact_deleted", _("Contact data of an inquiry deleted"))
events.register("inquiry.form_changed", _("Questions of the inquiry form changed"))
events.register("inquiry.lookup", _("Tracking code tried too often"))
events.register("inquiry.received", _("Inquiry received"))
events.register("letterbox.refused", _("Letter refused"))
