"""Faults and losses in words."""

from jingwei import _


FAULTS = {
    "empty": _("The file is empty."),
    "size": _("The file is larger than 20 MB."),
    "kind": _("This is no document of Word: choose a file that was saved as .docx."),
    "older": _(
        "This is a file of an older program (.doc or .wps), whatever its name says: open it there,"
        " and save it as .docx."
    ),
    "protected": _("The file is protected with a password: save it without, then import it."),
    "macros": _("The file carries macros: save it as .docx without macros."),
    "bomb": _("The file is far larger when it is unpacked than any document: it is not opened."),
    "strict": _("The file was saved as “Strict Open XML”: save it as an ordinary .docx."),
    "broken": _("The file is damaged: open it in its program, and save it again."),
    "time": _("Reading the file takes too long: remove large tables and pictures from it."),
}
GONE, LOOK, OTHERWISE = "gone", "look", "otherwise"
GROUPS = {
    GONE: _("Left out"),
    LOOK: _("Not kept, since paper is set by rule"),
    OTHERWISE: _("Kept in another form"),
}
# Code -> (group, what it is), gravest first.
LOSSES = {
    "deletions": (GONE, _("tracked deletions, taken as deleted")),
    "comments": (GONE, _("comments")),
    "hidden": (GONE, _("hidden passages")),
    "formulas": (GONE, _("formulas")),
    "charts": (GONE, _("charts and diagrams")),
    "objects": (GONE, _("embedded objects")),
    "pictures": (GONE, _("pictures that are neither PNG nor JPEG")),
    "linked": (GONE, _("pictures that lie outside the file")),
    "shapes": (GONE, _("drawn shapes")),
    "lost_boxes": (GONE, _("text boxes")),
    "margins": (GONE, _("page headers and footers")),
    "red_head": (GONE, _("lines of the red head, which the system sets itself")),
    "aligned": (LOOK, _("centred or right-aligned paragraphs")),
    "founts": (LOOK, _("paragraphs in founts, sizes or colours of their own")),
    "shading": (LOOK, _("shaded places")),
    "breaks": (LOOK, _("page breaks")),
    "sections": (LOOK, _("sections")),
    "landscape": (LOOK, _("landscape sections")),
    "numbers": (OTHERWISE, _("automatic numbers, now typed")),
    "insertions": (OTHERWISE, _("tracked insertions, taken as accepted")),
    "notes": (OTHERWISE, _("footnotes, now at the end")),
    "boxes": (OTHERWISE, _("text boxes, now paragraphs")),
    "fields": (OTHERWISE, _("fields, with the text that they had last")),
}
