"""Reads a JSON array of statements on stdin; every one that Ralph's strict model of xAPI refuses is told on stdout."""

import json
import sys

from ralph.models.xapi.base.statements import BaseXapiStatement

for statement in json.load(sys.stdin):
    try:
        BaseXapiStatement.model_validate(statement)
    except ValueError as error:
        print(statement.get("verb", {}).get("id"), error)
