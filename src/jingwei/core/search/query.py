"""The language of queries.

Words with blanks between them must all occur; ``OR`` or ``|`` separates alternatives; ``NOT`` or
``-`` before a word excludes it; quotes, Chinese ones too, keep words together as they stand. A
word is any piece of text, so a ``*`` behind it says nothing new. Brackets do not group.
"""

from jingwei.core.numbering import api as numbering
from jingwei.core.search.text import normal
from typing import NamedTuple

import re


# Nobody types more; a program that sends more is cut short.
LONGEST = 1000
SAME = str.maketrans("“”„‟＂「」『』｜－", '"""""""""|-')
PART = re.compile(r'(-*)"([^"]*)(?:"|$)|(\|)|([^\s"|]+)')


class Clause(NamedTuple):
    """One alternative: normal terms that must occur, and terms that must not."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...] = ()


# Alternatives; none at all finds nothing.
Query = tuple[Clause, ...]


def parse(text: str) -> Query:
    """The alternatives that `text` asks for; those without a wanted term are left out.

    A number of a document with other brackets or zeros is looked for as it stands and as the
    standard writes it.
    """
    standard = numbering.standard(text[:LONGEST])
    also = _parsed(standard) if standard != text else ()
    return tuple(dict.fromkeys((*_parsed(text), *also)))


def _parsed(text: str) -> Query:
    clauses: list[tuple[list[str], list[str]]] = [([], [])]
    negated = False
    for dashes, quoted, bar, word in PART.findall(text[:LONGEST].translate(SAME)):
        if bar or word.upper() == "OR":
            clauses.append(([], []))
        elif word.upper() == "NOT":
            negated = True
            continue
        elif word.upper() != "AND":
            excluded = negated or bool(dashes) or word.startswith("-")
            term = normal(quoted or word)
            if term:
                clauses[-1][excluded].append(term)
        negated = False
    return tuple(Clause(tuple(good), tuple(bad)) for good, bad in clauses if good)


def fits(query: Query, text: str) -> bool:
    """Does a normal text answer the query?"""
    return any(
        all(term in text for term in clause.wanted)
        and not any(term in text for term in clause.unwanted)
        for clause in query
    )


def wanted(query: Query) -> list[str]:
    """All wanted terms of all alternatives, longest first."""
    return sorted({term for clause in query for term in clause.wanted}, key=len, reverse=True)
