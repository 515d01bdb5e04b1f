import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { namesOf } from "../names.ts";
import type { Stage } from "../stages.ts";
import { removalPolicyOf } from "./closed-bucket.ts";

/** An HTTP API without any address yet, which logs who asked for what, and takes so many requests and not more. */
export function doorApi(scope: Construct, stage: Stage): HttpApi {
  const name = namesOf(stage).resource("api");
  const log = new LogGroup(scope, "ApiLog", {
    logGroupName: `/aws/apigateway/${name}`,
    retention: stage.log_retention_days as RetentionDays,
    removalPolicy: removalPolicyOf(stage),
  });
  const api = new HttpApi(scope, "Api", { apiName: name, createDefaultStage: false });
  api.addStage("Stage", {
    stageName: "$default",
    autoDeploy: true,
    throttle: { burstLimit: 50, rateLimit: 25 },
    accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLine },
  });
  return api;
}

/** No address of a person and no token: when, what, how it ended. */
const accessLine = AccessLogFormat.custom(
  JSON.stringify({
    at: "$context.requestTime",
    request_id: "$context.requestId",
    method: "$context.httpMethod",
    path: "$context.path",
    status: "$context.status",
    refused_because: "$context.authorizer.error",
    milliseconds: "$context.responseLatency",
  }),
);
