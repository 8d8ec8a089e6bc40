"""The house of the tests itself."""

from jingwei.testing import running

import pytest
import requests
import socket


def test_the_site_answers_over_http(url, person):
    assert person().get("").status_code == 200


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_server_ends_without_a_complaint_while_a_client_is_connected(house, site):
    for _time in range(3):
        with running(house.new_server(threads=2)) as server:
            address = "localhost", server.effective_port
            with requests.Session() as client:
                page = client.get("http://{}:{}/jingwei".format(*address), timeout=60)
                assert page.status_code == 200
                client.get("http://{}:{}/jingwei/login".format(*address), timeout=60)
        with pytest.raises(OSError), socket.create_connection(address, 1):
            pass
