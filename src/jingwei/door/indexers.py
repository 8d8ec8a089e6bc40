"""What lists and searches read of a release without waking it."""

from jingwei.core.search.api import searched
from jingwei.core.worklist.api import Row
from jingwei.door import sources
from jingwei.door.content import IRelease
from plone.indexer import indexer


@indexer(IRelease)
def worklist_row(release) -> tuple:
    """The line of the release in every list."""
    source = sources.source(release)
    return tuple(
        Row(
            number=sources.facts(source).number
            if sources.releasable(source)
            else release.index_number,
            unit=release.unit,
            since=release.turn_since,
        )
    )


@indexer(IRelease)
def release_source(release) -> str:
    """UID of the record that is released."""
    return release.source_uid


@indexer(IRelease)
def units(release) -> list[str]:
    """The unit that answers for the text."""
    return [release.unit] if release.unit else []


@indexer(IRelease)
def SearchableText(release) -> str:
    """Public title, index number and summary; the text is found with its source."""
    return searched(release, (release.title, release.index_number), (release.description,))
