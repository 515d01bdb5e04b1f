import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  type DistributionProps,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  GeoRestriction,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  KeyGroup,
  OriginRequestPolicy,
  PublicKey,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Bucket, type IBucket } from "aws-cdk-lib/aws-s3";
import type { Asset } from "aws-cdk-lib/aws-s3-assets";
import type { Construct } from "constructs";
import { contentSecurityPolicy } from "../../pipelines/domain/site-headers.ts";
import { closedBucket, earlierVersionsGo } from "../constructs/closed-bucket.ts";
import { doorApi } from "../constructs/door-api.ts";
import { acknowledge } from "../constructs/reasons.ts";
import { SiteBuild } from "../constructs/site-build.ts";
import { namesOf } from "../names.ts";
import { gateSource, openPaths, shutPage, shutSource } from "../site-gate.ts";
import type { Stage } from "../stages.ts";

export interface SiteStackProps extends StackProps {
  readonly stage: Stage;
  /** the repository's files, from which the site is built */
  readonly sourceOf: (scope: Construct) => Asset;
}

/**
 * The one address of the stage: pages from a private bucket, shut by default, and the door behind /api/. What answers
 * there is added by the door's own stack, because its sign-in has to know this address.
 */
export class SiteStack extends Stack {
  readonly api: HttpApi;
  readonly domainName: string;
  /** of the key whose cookies open the pages; null where none does */
  readonly cookieKeyId: string | null;

  constructor(scope: Construct, id: string, { stage, sourceOf, ...props }: SiteStackProps) {
    super(scope, id, props);
    const logs = Bucket.fromBucketName(this, "Logs", namesOf(stage).logsBucket);
    const bucket = closedBucket(this, "Site", {
      stage,
      logs,
      bucketName: namesOf(stage).siteBucket,
      versioned: true,
      lifecycleRules: [earlierVersionsGo("site", "", 30)],
    });
    acknowledge(bucket, {
      "@aws-cdk/aws-s3:accessLogsPolicyNotAdded":
        "The bucket of logs lets it write, in the stack of storage.",
    });
    this.api = doorApi(this, stage);
    const key = cookieKey(this, stage);
    this.cookieKeyId = key?.publicKeyId ?? null;
    const distribution = this.distribution(stage, bucket as IBucket, logs, key);
    this.domainName = stage.domain?.name ?? distribution.distributionDomainName;
    const address = `https://${this.domainName}/`;
    new SiteBuild(this, "SiteBuild", { stage, source: sourceOf(this), site: bucket, address });
    new CfnOutput(this, "Address", { value: address });
  }

  private distribution(stage: Stage, bucket: IBucket, logs: IBucket, key: PublicKey | null): Distribution {
    const { access } = stage;
    const origin = S3BucketOrigin.withOriginAccessControl(bucket, {
      // else S3 says "forbidden" of a page that is not there
      originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
    });
    const open: BehaviorOptions = {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: siteHeaders(this, stage),
      functionAssociations: [edgeFunction(this, "Gate", gateSource(access))],
    };
    const shut: BehaviorOptions =
      access.kind === "addresses"
        ? open
        : key === null
          ? { ...open, functionAssociations: [edgeFunction(this, "Shut", shutSource)] }
          : { ...open, trustedKeyGroups: [new KeyGroup(this, "CookieKeys", { items: [key] })] };
    const door: BehaviorOptions = {
      origin: new HttpOrigin(`${this.api.apiId}.execute-api.${this.region}.${this.urlSuffix}`),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    const distribution = new Distribution(this, "Distribution", {
      comment: `Thước Đo, ${stage.name}`,
      defaultRootObject: "index.html",
      defaultBehavior: shut,
      additionalBehaviors: {
        ...Object.fromEntries(openPaths.map((path) => [path, open])),
        "/api/*": door,
      },
      ...(access.kind === "addresses" ? {} : { errorResponses: signInInstead }),
      geoRestriction: GeoRestriction.allowlist(...stage.countries),
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...ownName(this, stage),
      logBucket: logs,
      logFilePrefix: "cloudfront/",
    });
    acknowledge(distribution, {
      "@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk":
        "No address lists the bucket: one that ends in a slash means index.html.",
      "AwsSolutions-CFR2":
        "Pages are shut by default; a web firewall costs more in a month than all the rest.",
      ...(stage.domain === null
        ? {
            "AwsSolutions-CFR4":
              "With CloudFront's own name its oldest TLS can't be chosen; a stage with a name of its own says 1.2.",
          }
        : {}),
    });
    return distribution;
  }
}

/** A name of one's own brings its certificate, and TLS 1.2 as the oldest that is spoken. */
const ownName = (scope: Construct, { domain }: Stage): Partial<DistributionProps> =>
  domain === null
    ? {}
    : {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(scope, "Certificate", domain.certificate_arn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      };

/**
 * Whoever may not see a page is shown where to sign in, and still told that it was refused. The door's own 403 is shown so
 * too, which cannot be told apart here; the page that asks goes by the status.
 */
const signInInstead = [
  { httpStatus: 403, responseHttpStatus: 403, responsePagePath: shutPage, ttl: Duration.seconds(0) },
];

function cookieKey(scope: Construct, { access }: Stage): PublicKey | null {
  if (access.kind === "addresses" || access.cookie_key === null) return null;
  return new PublicKey(scope, "CookieKey", { encodedKey: access.cookie_key });
}

const edgeFunction = (scope: Construct, id: string, source: string) => ({
  eventType: FunctionEventType.VIEWER_REQUEST,
  function: new EdgeFunction(scope, id, {
    code: FunctionCode.fromInline(source),
    runtime: FunctionRuntime.JS_2_0,
  }),
});

/** The headers of the laptop's server, and what only makes sense behind TLS. */
function siteHeaders(scope: Stack, stage: Stage): ResponseHeadersPolicy {
  const names = namesOf(stage);
  const inbox = `https://${names.dataBucket}.s3.${scope.region}.${scope.urlSuffix}`;
  return new ResponseHeadersPolicy(scope, "Headers", {
    securityHeadersBehavior: {
      contentSecurityPolicy: {
        contentSecurityPolicy: contentSecurityPolicy([inbox, names.signInAddress]),
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(365),
        includeSubdomains: true,
        override: true,
      },
    },
  });
}
