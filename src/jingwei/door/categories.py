"""What the public catalogue says of a document: its subject and whether it holds."""

from jingwei import _


# What organs publish of their own accord (条例 art. 20); terms are kept by the public record.
CATEGORIES = {
    "rules": _("Rules and normative documents"),
    "organ": _("Functions and organisation of the organ"),
    "planning": _("Plans and related policies"),
    "statistics": _("Statistical information"),
    "licensing": _("Administrative licensing and services"),
    "penalties": _("Administrative penalties and compulsion"),
    "budget": _("Budget and final accounts"),
    "fees": _("Administrative fees"),
    "procurement": _("Government procurement"),
    "projects": _("Approval and progress of major construction projects"),
    "livelihood": _("Policies for people's livelihood"),
    "emergency": _("Emergency plans and warnings"),
    "inspection": _("Supervision and inspection"),
    "recruitment": _("Recruitment of civil servants"),
    "other": _("Other information to be disclosed"),
}
VALIDITIES = {
    "valid": _("In force"),
    "amended": _("Amended"),
    "abolished": _("Abolished"),
    "revoked": _("Revoked"),
}
