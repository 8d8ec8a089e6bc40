"""The contracts end with the shape of the code."""

from tests.contracts.shape import report


def pytest_terminal_summary(terminalreporter):
    """Print the report below the results."""
    terminalreporter.section("shape of the code")
    for line in report():
        terminalreporter.line(line)
