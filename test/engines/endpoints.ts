/** Where the stand-in listens. */
export interface Endpoints {
  readonly athena: string;
  /** S3 and Glue */
  readonly aws: string;
  readonly bucket: string;
}

/** What the doubles take from anybody. */
export const testKeys = { accessKeyId: "test", secretAccessKey: "test" };
export const testRegion = "us-east-1";

/** The variables that tell AWS's clients and `thuocdo sql --engine athena` where the stand-in is. */
export const environmentOf = ({ athena, aws, bucket }: Endpoints): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL_ATHENA: athena,
  AWS_ENDPOINT_URL_GLUE: aws,
  AWS_ENDPOINT_URL_S3: aws,
  AWS_REGION: testRegion,
  AWS_ACCESS_KEY_ID: testKeys.accessKeyId,
  AWS_SECRET_ACCESS_KEY: testKeys.secretAccessKey,
  THUOCDO_ATHENA_OUTPUT: `s3://${bucket}/output/`,
});
