import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { resourceOf, type System } from "./system.ts";

/** Tokens of signed-in people, one for each unit; "*" is the office. */
export type Tokens = ReadonlyMap<string, string>;

const Password = "a rehearsal's Password 1";

/** An account for each unit, made as the deploy guide says, and its token as the sign-in page would get it. */
export async function signIn(system: System, units: readonly string[]): Promise<Tokens> {
  const { cognito } = system.clients;
  const UserPoolId = await resourceOf(system, "Door", "AWS::Cognito::UserPool");
  const ClientId = await resourceOf(system, "Door", "AWS::Cognito::UserPoolClient");
  // people sign in on Cognito's page; a test has no browser. What an update does not name is set back
  const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  const { ClientSecret, CreationDate, LastModifiedDate, ...settings } = UserPoolClient!;
  await cognito.send(
    new UpdateUserPoolClientCommand({
      ...settings,
      UserPoolId,
      ClientId,
      ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"],
    }),
  );
  const tokenOf = async (unit: string): Promise<[string, string]> => {
    const Username = unit === "*" ? "office" : `unit-${unit}`;
    const UserAttributes = [{ Name: "custom:org_unit_key", Value: unit }];
    await cognito.send(
      new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: "SUPPRESS" }),
    );
    await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
    const { AuthenticationResult } = await cognito.send(
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId,
        AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: Username, PASSWORD: Password },
      }),
    );
    return [unit, AuthenticationResult!.IdToken!];
  };
  return new Map(await Promise.all(units.map(tokenOf)));
}
