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
