import { Aws, Duration, Stack } from "aws-cdk-lib";
import { BuildSpec, ComputeType, LinuxBuildImage, Project, Source } from "aws-cdk-lib/aws-codebuild";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Asset } from "aws-cdk-lib/aws-s3-assets";
import { Construct } from "constructs";
import { namesOf } from "../names.ts";
import type { Stage } from "../stages.ts";
import { removalPolicyOf } from "./closed-bucket.ts";
import { acknowledge, acknowledgeWildcards } from "./reasons.ts";

export interface SiteBuildProps {
  readonly stage: Stage;
  readonly source: Asset;
  readonly site: Bucket;
  /** where the site will be seen, printed at the foot of the term report */
  readonly address: string;
}

/** Builds the site from what is published, and puts it in its bucket; the publisher starts it. */
export class SiteBuild extends Construct {
  constructor(scope: Construct, id: string, { stage, source, site, address }: SiteBuildProps) {
    super(scope, id);
    const names = namesOf(stage);
    const logGroup = new LogGroup(this, "Log", {
      logGroupName: `/aws/codebuild/${names.siteProject}`,
      retention: stage.log_retention_days as RetentionDays,
      removalPolicy: removalPolicyOf(stage),
    });
    const role = siteBuilderRole(this, stage, site);
    const project = new Project(this, "Project", {
      projectName: names.siteProject,
      role,
      source: Source.s3({ bucket: source.bucket, path: source.s3ObjectKey }),
      environment: { buildImage: LinuxBuildImage.STANDARD_7_0, computeType: ComputeType.SMALL },
      environmentVariables: {
        DATA_BUCKET: { value: names.dataBucket },
        SITE_BUCKET: { value: names.siteBucket },
        SITE_ADDRESS: { value: address },
      },
      buildSpec: BuildSpec.fromObject(siteBuildSpec),
      // two at once could leave pages of the older one
      concurrentBuildLimit: 1,
      timeout: Duration.minutes(20),
      queuedTimeout: Duration.minutes(30),
      grantReportGroupPermissions: false,
      logging: { cloudWatch: { logGroup } },
    });
    acknowledge(project, {
      "AwsSolutions-CB4":
        "What it makes lies in the site's bucket; its own artifacts are none, so no key of its own.",
    });
    const { partition, region, account } = Stack.of(this);
    const ownLog = `arn:${partition}:logs:${region}:${account}:log-group:/aws/codebuild/${project.projectName}:*`;
    acknowledgeWildcards(role, [ownLog], "The streams of the project's own log.");
    acknowledge(role, {
      "AwsSolutions-IAM5[Action::s3:GetBucket*]": "The construct's own words for reading one asset.",
      "AwsSolutions-IAM5[Action::s3:GetObject*]": "The construct's own words for reading one asset.",
      "AwsSolutions-IAM5[Action::s3:List*]": "The construct's own words for reading one asset.",
    });
  }
}

/** The commands are what a person would type; test:deploy runs them too. */
const siteBuildSpec = {
  version: "0.2",
  phases: {
    install: { "runtime-versions": { nodejs: 22 }, commands: ["npm ci"] },
    build: {
      commands: [
        'npm run thuocdo -- site --no-serve --store "s3://$DATA_BUCKET" --to "s3://$SITE_BUCKET" --address "$SITE_ADDRESS"',
      ],
    },
  },
} as const;

/** Reads what is published and nothing else of the data; may change the site's bucket only. */
function siteBuilderRole(scope: Construct, stage: Stage, site: Bucket): Role {
  const data = `arn:${Aws.PARTITION}:s3:::${namesOf(stage).dataBucket}`;
  const readable = [`${data}/published/*`, `${data}/warehouse/manifest.json`];
  const pages = site.arnForObjects("*");
  const role = new Role(scope, "Role", { assumedBy: new ServicePrincipal("codebuild.amazonaws.com") });
  const allow = (actions: string[], resources: string[], conditions = {}) =>
    role.addToPolicy(new PolicyStatement({ actions, resources, conditions }));
  allow(["s3:GetObject"], readable);
  allow(["s3:ListBucket"], [data], { StringLikeIfExists: { "s3:prefix": ["published/*"] } });
  allow(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], [pages]);
  allow(["s3:ListBucket"], [site.bucketArn]);
  acknowledgeWildcards(role, [readable[0]!, pages], "All objects of the publication and of the site.");
  return role;
}
