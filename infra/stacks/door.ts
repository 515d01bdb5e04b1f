import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { HttpApi, HttpMethod, HttpRoute, HttpRouteKey, type IHttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import {
  ClientAttributes,
  Mfa,
  OAuthScope,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from "aws-cdk-lib/aws-cognito";
import type { Code } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { removalPolicyOf } from "../constructs/closed-bucket.ts";
import { mayReadParameter, mayReadSecret } from "../constructs/permissions.ts";
import { acknowledge } from "../constructs/reasons.ts";
import { StepFunction } from "../constructs/step-function.ts";
import { namesOf } from "../names.ts";
import { signInPages } from "../site-gate.ts";
import type { FunctionName, Stage } from "../stages.ts";
import type { SiteStack } from "./site.ts";

export interface DoorStackProps extends StackProps {
  readonly stage: Stage;
  readonly codeOf: (name: FunctionName) => Code;
  readonly site: SiteStack;
}

/** The door for people: accounts, each of one unit, and the function that answers behind the site's /api/. */
export class DoorStack extends Stack {
  constructor(scope: Construct, id: string, { stage, codeOf, site, ...props }: DoorStackProps) {
    super(scope, id, props);
    const pool = accounts(this, stage);
    const client = signIn(pool, `https://${site.domainName}`);
    const door = this.door(stage, codeOf("door"), site, client);
    // known by its id only, so that what is added to it is of this stack
    const api = HttpApi.fromHttpApiAttributes(this, "Api", { httpApiId: site.api.apiId });
    addRoutes(this, api, door, { pool, client });
    new CfnOutput(this, "AccountsId", { value: pool.userPoolId });
  }

  private door(stage: Stage, code: Code, site: SiteStack, client: UserPoolClient): StepFunction {
    const names = namesOf(stage);
    const door = new StepFunction(this, "Door", {
      stage,
      name: "door",
      code,
      environment: {
        THUOCDO_SITE_ADDRESS: `https://${site.domainName}/`,
        THUOCDO_SIGN_IN_ADDRESS: names.signInAddress,
        THUOCDO_SIGN_IN_CLIENT: client.userPoolClientId,
        ...(stage.form_key === "secret" ? { THUOCDO_FORM_KEY_SECRET: names.formKeySecret } : {}),
        ...(site.cookieKeyId === null
          ? {}
          : {
              THUOCDO_COOKIE_KEY_ID: site.cookieKeyId,
              THUOCDO_COOKIE_KEY_PARAMETER: names.cookieKeyParameter,
            }),
      },
    });
    if (stage.form_key === "secret") mayReadSecret(door.role, names.formKeySecret);
    if (site.cookieKeyId !== null) mayReadParameter(door.role, names.cookieKeyParameter);
    acknowledge(door.function, {
      "Serverless-LambdaDLQ": "It is asked and answers at once; nothing of it is queued.",
      "Serverless-LambdaAsyncFailureDestination": "It is asked and answers at once; nothing of it is queued.",
    });
    return door;
  }
}

/** Made by an administrator only; which unit an account is of, nobody can change for oneself. */
function accounts(scope: Construct, stage: Stage): UserPool {
  const pool = new UserPool(scope, "Accounts", {
    userPoolName: namesOf(stage).resource("accounts"),
    selfSignUpEnabled: false,
    signInAliases: { username: true, email: true },
    customAttributes: { org_unit_key: new StringAttribute({ minLen: 1, maxLen: 64, mutable: true }) },
    passwordPolicy: {
      minLength: 12,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(7),
    },
    mfa: Mfa.OPTIONAL,
    mfaSecondFactor: { sms: false, otp: true },
    deletionProtection: stage.data.removal === "retain",
    removalPolicy: removalPolicyOf(stage),
  });
  pool.addDomain("SignIn", { cognitoDomain: { domainPrefix: namesOf(stage).signInPrefix } });
  acknowledge(pool, {
    "AwsSolutions-COG2":
      "Wards share one account and one machine; a second factor is offered, and the office must use it.",
    "AwsSolutions-COG8":
      "The Plus plan is priced by the account and month; passwords are long, and sign-up is closed.",
  });
  return pool;
}

/** A public client: the page itself proves that it asked (PKCE), and has no secret. */
const signIn = (pool: UserPool, address: string): UserPoolClient => {
  const pages = signInPages.map((page) => `${address}${page}`);
  return pool.addClient("Page", {
    generateSecret: false,
    authFlows: {},
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID],
      callbackUrls: pages,
      logoutUrls: pages,
    },
    preventUserExistenceErrors: true,
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.hours(12),
    readAttributes: new ClientAttributes().withCustomAttributes("org_unit_key"),
    writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
  });
};

/** Anybody may ask where to sign in; all the rest is for a token of this pool and this page. */
function addRoutes(
  scope: Construct,
  httpApi: IHttpApi,
  { function: handler }: StepFunction,
  { pool, client }: { readonly pool: UserPool; readonly client: UserPoolClient },
): void {
  const integration = new HttpLambdaIntegration("Door", handler);
  const { region, urlSuffix } = Stack.of(scope);
  const issuer = `https://cognito-idp.${region}.${urlSuffix}/${pool.userPoolId}`;
  const authorizer = new HttpJwtAuthorizer("Account", issuer, {
    jwtAudience: [client.userPoolClientId],
  });
  const about = new HttpRoute(scope, "About", {
    httpApi,
    routeKey: HttpRouteKey.with("/api/door", HttpMethod.GET),
    integration,
  });
  new HttpRoute(scope, "Everything", {
    httpApi,
    routeKey: HttpRouteKey.with("/api/{proxy+}", HttpMethod.ANY),
    integration,
    authorizer,
  });
  acknowledge(about, {
    "AwsSolutions-APIG4": "It says where to sign in, and nothing that is not on the sign-in page.",
  });
}
