"""Is all there that belongs to an evidence package? What was taken out, or put in from elsewhere,
breaks no signature of the rest.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from jingwei import _
from jingwei.core.signing import package
from jingwei.core.signing.package import Named
from jingwei.core.signing.records import read_record
from jingwei.core.signing.records import Unreadable
from jingwei.core.signing.report import Report


def report_sheet(papers: Iterable[str], whole: bool, report: Report) -> None:
    """Say what a package without approval sheet does not prove.

    :param papers: names of all papers. :param whole: the organ's seal on the list of sums stands.
        Only then nobody but the organ has left the sheet out; a document that was issued has one.
    """
    if package.SHEET in papers:
        return
    if package.ISSUED in papers:
        report.bad(
            _(
                "The approval sheet is missing, which every issued document has: a missing last "
                "opinion cannot be noticed."
            )
        )
    elif whole:
        report.note(
            _(
                "There was no approval sheet yet when the package was made: it proves the "
                "opinions of that moment, not what was said later."
            )
        )
    else:
        report.bad(
            _(
                "There is no approval sheet, and nobody says that there was none: a missing last "
                "opinion cannot be noticed."
            )
        )


def report_ties(papers: Mapping[str, bytes], chain: list[Named], report: Report) -> None:
    """Say whether every paper, by name, whose seal stands is one of the record that was judged."""
    uid, faults = _record(chain), []
    for name, pdf in papers.items():
        told, about = package.record_of(pdf), {"name": name}
        if not told:
            words = _(
                "${name} does not say of which record it is, as older papers do not: it may be "
                "the paper of another one.",
                mapping=about,
            )
            faults.append(words)
        elif told != uid:
            faults.append(_("${name} is the paper of another record.", mapping=about))
    if papers:
        report.all_good(_("All papers are those of the record that was judged."), faults)


def report_sealed(inside: list[Named], chain: list[Named], report: Report) -> None:
    """Compare with the sealed sheet, which holds the opinions of its day: none of them may be
    missing or differ.
    """
    if not inside:
        report.bad(_("There is not one opinion inside papers/sheet.pdf: it is no approval sheet."))
        return
    mine = [one.signed.data for one in chain]
    sealed = [one.signed.data for one in inside]
    counts = {"sealed": len(sealed), "present": len(mine)}
    report.all_good(
        _("The opinions are those that the sheet was sealed with."),
        []
        if mine[: len(sealed)] == sealed
        else [
            _(
                "The sheet was sealed with ${sealed} opinions; among the ${present} of the package "
                "one is missing, or is another.",
                mapping=counts,
            )
        ],
    )


def _record(chain: list[Named]) -> str:
    """UID of the record that the opinions are about; "" if none can be read."""
    for one in chain:
        try:
            return str(read_record(one.signed.data)["record"])
        except Unreadable:
            continue
    return ""
