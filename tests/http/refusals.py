"""What a refusal of bad input must be like."""

import re


CHINESE = re.compile("[一-鿿]")


def clear(answer, status=None) -> str:
    """The words of a refusal in Chinese, without a trace of the cause."""
    assert answer.status_code < 500, (answer.url, answer.text[:2000])
    assert answer.status_code == status if status else answer.status_code >= 400, answer.text
    assert "Traceback" not in answer.text and "site-packages" not in answer.text
    words = str(answer.json()) if "json" in answer.headers["Content-Type"] else answer.text
    assert CHINESE.search(words), words
    return words


def fields_of(answer) -> set[str]:
    """Fields that a refusal names."""
    return {one["field"] for one in answer.json()["error"]["errors"]}
