"""Who may do what ordinary code may not, each with its reason. A new entry needs a review."""

# Module -> why it may raise privileges or look past the rights of the person.
# Beside these, `install` and `upgrades` may: they run from the command line, for nobody.
PRIVILEGES = {
    "core.ticker.people": "what the ticker does for a person has that person's rights, no more",
    "core.workflow.errands": "turns must pass on although whoever gives posts sees no records",
    "core.deputies.errands": "deputations end with the post, whoever gave it to others",
    "core.deadlines.errands": "lights follow the calendar, whoever entered the days",
    "core.escalation.tasks": "records of all units are followed up; only who may see one is told",
    "core.search.jobs": "attached files of all units are read by a worker; no name is shown",
    "core.papers.tasks": "papers of all records are made by a worker; nobody else gets them by it",
    "door.api": "the door finds its own releases and puts them into a store nobody adds to",
    "door.publishing": "the door reaches the public record that it made, which no post may edit",
    "door.sources": "the door reads the record that a release was made from",
    "desk.inquiries.letterbox": "the letterbox hands in for people who have no account",
    "desk.inquiries.api": "called by the ticker and for maintenance, for letters of all units",
}
# Module -> why it asks the catalog for rows that the person may not open, and shows of them.
# Nothing is raised there: no object is reached, and nobody does anything that they may not do.
BOARDS = {
    "office.supervision.board": "all staff see how items stand, from a white list of metadata",
}
# Module -> why the same words do not raise anything there.
HARMLESS = {
    "core.pages.errors": "the error page is rendered as the person who asked, not as another",
    "portal.lists.api": "counts an index that holds public answers only",
    "core.workflow.recusing": "a REST call again",
    "core.signing.services": "REST calls carry no form token; the credentials are in the header",
    "core.workflow.services": "REST calls carry no form token; the credentials are in the header",
    "core.listing.services": "REST calls again",
    "core.numbering.services": "REST calls again",
    "core.search.install": "replaces one index of the catalog; reads nothing for anybody",
    "core.search.api": "reads texts of rows that the catalog has found for the person",
    "core.rights.index": "replaces one index of the catalog; reads nothing for anybody",
}
# Module -> why it fires transitions that nobody clicks, beside effects in transitions.py.
ADVANCE = {
    "core.deputies.errands": "who has left the post is stood in for no more",
    "desk.dispatches.delivery": "copies follow what becomes of their document in the office",
    "office.documents.consultations": "effects too: the last answer moves the document on",
    "door.publishing": "the door publishes, corrects and withdraws",
    "desk.inquiries.api": "the verb by which the door marks an inquiry as published",
}
# Module -> why it sets the clock. Beside these, tests may.
CLOCK = {
    "install.demo.organisation": "people of the demo got their posts before its first record",
    "install.demo.schedule": "the stories of the demo happen at moments of the past",
    "install.demo.sealing": "opinions of printed records are given on the days of those records",
}
