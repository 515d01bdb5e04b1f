# MiniStack, with what our system needs and it does not know.
import os
from datetime import datetime, timedelta
from threading import Lock

from ministack import app
from ministack.core import iam_actions
from ministack.services import cloudfront, s3, sts

# `s3:if-none-match`, by which our roles may create a key and never replace one
context_of_object = iam_actions._s3_object_context


def context_with_condition(action, query, path, headers):
    context = context_of_object(action, query, path, headers)
    if action == "s3:PutObject" and headers.get("if-none-match"):
        context["s3:if-none-match"] = headers["if-none-match"]
    return context


iam_actions._s3_object_context = context_with_condition

# a clock of S3 that is some days behind: what is sent now has arrived then
now_iso = s3.now_iso
behind = timedelta(days=int(os.environ["S3_CLOCK_DAYS_BEHIND"]))


def earlier_iso():
    then = datetime.fromisoformat(now_iso().replace("Z", "+00:00")) - behind
    return then.strftime("%Y-%m-%dT%H:%M:%S.") + f"{then.microsecond // 1000:03d}Z"


s3.now_iso = earlier_iso

# functions that start side by side, each with a session of its role: its table of sessions is not made for that
register_session = sts.register_session
registering = Lock()


def register_in_turn(*session):
    with registering:
        register_session(*session)


sts.register_session = register_in_turn

# an HTTP API behind CloudFront, under the name that it has in AWS
forward_to_origin = cloudfront._forward_to_origin


def forward_to_own_api(origin, method, uri, query, headers, *more, **named):
    api, _, where = origin["domain_name"].partition(".execute-api.")
    if where:
        own = {"domain_name": "127.0.0.1", "protocol_policy": "http-only", "http_port": int(os.environ["GATEWAY_PORT"])}
        origin = {**origin, **own}
        headers = {**headers, "host": f"{api}.execute-api.localhost"}
    return forward_to_origin(origin, method, uri, query, headers, *more, **named)


cloudfront._forward_to_origin = forward_to_own_api

app.main()
