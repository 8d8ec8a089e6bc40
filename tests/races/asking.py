"""A process that asks the REST API through the real publisher; a task of `tests.races.tasks`."""

from base64 import b64encode
from io import BytesIO
from jingwei.testing import PASSWORD
from pathlib import Path
from ZPublisher.WSGIPublisher import publish_module

import json
import time


def ask(site, row: dict, together) -> list[dict]:
    """POST each of `asked`, (path, data), when all other processes are at the same place, too.

    Return status and content of each answer. `row`: the `person`, how `many` processes there are,
    the `folder` in which they wait for each other, and the `name` of this one.
    """
    together()
    answers = []
    for number, (path, data) in enumerate(row["asked"]):
        folder = Path(row["folder"])
        (folder / f"at-{number}-{row['name']}").touch()
        while len([*folder.glob(f"at-{number}-*")]) < row["many"]:
            time.sleep(0.001)
        answers.append(_post(f"{path}", row["person"], json.dumps(data).encode()))
    return answers


def _post(path: str, person: str, body: bytes) -> dict:
    told: list[str] = []
    token = b64encode(f"{person}:{PASSWORD}".encode()).decode()
    environ = {
        **{"REQUEST_METHOD": "POST", "PATH_INFO": path, "SCRIPT_NAME": "", "QUERY_STRING": ""},
        **{"SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1"},
        **{"HTTP_ACCEPT": "application/json", "CONTENT_TYPE": "application/json"},
        **{"CONTENT_LENGTH": str(len(body)), "HTTP_AUTHORIZATION": f"Basic {token}"},
        **{"REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "wsgi.input": BytesIO(body)},
    }
    content = publish_module(environ, lambda status, headers, exc_info=None: told.append(status))
    return {"status": int(told[0].split()[0]), "content": json.loads(b"".join(content))}
