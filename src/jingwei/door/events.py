"""What the door tells the audit."""

from jingwei import _
from jingwei.core.audit.api import events


events.register("release.approved", _("Release approved"))
events.register("release.made", _("Release made"))
events.register("release.masked", _("Passages masked for the public"))
events.register("release.unmasked", _("Mask removed"))
events.register("release.attachments", _("Attachments chosen for the public"))
events.register("release.dropped", _("Not released"))
events.register("release.returned", _("Release returned"))
events.register("release.corrected", _("Public text corrected"))
events.register("release.ended", _("Public text marked: it does not hold any more"))
events.register("release.withdrawn", _("Withdrawn from the public"))
