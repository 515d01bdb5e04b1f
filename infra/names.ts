import { Aws } from "aws-cdk-lib";
import type { Stage } from "./stages.ts";

/**
 * The names of what one stack makes and another uses. They are made from the stage's name, so no stack waits for
 * another's outputs, a guide can say exact commands, and two stages stand side by side.
 */
export interface Names {
  readonly dataBucket: string;
  readonly siteBucket: string;
  readonly resultsBucket: string;
  readonly logsBucket: string;
  /** where analysts ask */
  readonly database: string;
  readonly workgroup: string;
  /** where a build by Athena works; its tables are its own, so analysts never meet them */
  readonly buildDatabase: string;
  readonly buildWorkgroup: string;
  readonly siteProject: string;
  readonly formKeySecret: string;
  /** the private half of the key that signs the site's cookies; put there by a person */
  readonly cookieKeyParameter: string;
  /** of the address where people sign in; all of the region shares these names */
  readonly signInPrefix: string;
  readonly signInAddress: string;
  /** of a function, a queue, a topic */
  readonly resource: (of: string) => string;
  readonly stack: (part: StackPart) => string;
}

export type StackPart = "Storage" | "Warehouse" | "Pipeline" | "Door" | "Site" | "Monitoring";

/** The names of a stage's resources; a bucket's has account and region in it, because all of S3 shares its names. */
export function namesOf({ name }: Pick<Stage, "name">): Names {
  const signInPrefix = `thuocdo-${name}-${Aws.ACCOUNT_ID}`;
  const bucket = (of: string) => `thuocdo-${name}-${of}-${Aws.ACCOUNT_ID}-${Aws.REGION}`;
  return {
    dataBucket: bucket("data"),
    siteBucket: bucket("site"),
    resultsBucket: bucket("results"),
    logsBucket: bucket("logs"),
    database: `thuocdo_${name}`,
    workgroup: `thuocdo-${name}`,
    buildDatabase: `thuocdo_${name}_build`,
    buildWorkgroup: `thuocdo-${name}-build`,
    siteProject: `thuocdo-${name}-site`,
    formKeySecret: `thuocdo/${name}/form-key`,
    cookieKeyParameter: `/thuocdo/${name}/cookie-key`,
    signInPrefix,
    signInAddress: `https://${signInPrefix}.auth.${Aws.REGION}.amazoncognito.com`,
    resource: (of) => `thuocdo-${name}-${of}`,
    stack: (part) => `Thuocdo-${name}-${part}`,
  };
}
