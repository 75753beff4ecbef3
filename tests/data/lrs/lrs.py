"""A real learning record store for tests: Ralph on loopback, with files alone.

    python lrs.py FOLDER USER PASSWORD

Prints its port on one line, and ends when stdin does. Ralph 5.1.0 writes its file once by default, so that the second
POST fails; here it appends.
"""

import json
import os
import socket
import sys
import threading

folder, user, password = sys.argv[1:4]
os.makedirs(f"{folder}/data", exist_ok=True)
os.environ.update(
    RALPH_APP_DIR=folder,
    RALPH_AUTH_FILE=f"{folder}/auth.json",
    RALPH_RUNSERVER_BACKEND="fs",
    RALPH_RUNSERVER_MAX_SEARCH_HITS_COUNT="1000000",
    RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH=f"{folder}/data",
)

import bcrypt  # noqa: E402

with open(f"{folder}/auth.json", "w") as auth:
    one = {
        "agent": {"objectType": "Agent", "account": {"homePage": "https://lrs.invalid", "name": "lrs"}},
        "scopes": ["all"],
        "hash": bcrypt.hashpw(password.encode(), bcrypt.gensalt(4)).decode(),
        "username": user,
    }
    json.dump([one], auth)

import uvicorn  # noqa: E402
from ralph.backends.data.base import BaseOperationType  # noqa: E402
from ralph.backends.lrs.fs import FSLRSBackend  # noqa: E402

FSLRSBackend.default_operation_type = BaseOperationType.APPEND

from ralph.api import app  # noqa: E402

door = socket.socket()
door.bind(("127.0.0.1", 0))
door.listen(128)
print(door.getsockname()[1], flush=True)


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[door])
