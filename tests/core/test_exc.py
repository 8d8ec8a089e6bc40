"""Refusals say what was wrong and what is allowed."""

from jingwei import _
from jingwei.core import exc

import pytest


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (exc.Refusal, 403),
        (exc.BadParameters, 400),
        (exc.NotYourPost, 403),
        (exc.NotYoursToSee, 404),
        (exc.OutOfTurn, 409),
    ],
)
def test_each_refusal_has_its_status_and_a_sentence(refusal, status):
    raised = refusal()
    assert raised.status == status
    assert str(raised).endswith(".")
    assert raised.message.domain == "jingwei"
    assert raised.allowed == ()


def test_a_refusal_reads_as_a_sentence_untranslated():
    message = _("Number ${number} is void.", mapping={"number": "江经〔2026〕12号"})
    assert str(exc.OutOfTurn(message, allowed=["issue"])) == "Number 江经〔2026〕12号 is void."


def test_what_is_allowed_is_kept():
    assert exc.OutOfTurn(allowed=["issue", "return"]).allowed == ("issue", "return")


def test_bad_parameters_name_their_fields():
    errors = [{"field": "year", "message": _("Out of range.")}]
    assert exc.BadParameters(errors=errors).errors == errors
