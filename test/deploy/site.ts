import { readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { expect, it } from "vitest";
import { runWell } from "../engines/commands.ts";
import { type Answered, atHost } from "./at-host.ts";
import { synthesised } from "./cdk.ts";
import type { Cloud } from "./cloud.ts";
import { bucketOf, stackOf } from "./system.ts";
import type { World } from "./world.ts";

/** The site as its readers get it. */
export function whatReadersSee(given: () => World): void {
  it("is put into its bucket by the commands of its build", async () => {
    const { cloud, clients } = given();
    for (const command of buildCommands(cloud)) {
      const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
      const buckets = { DATA_BUCKET: bucketOf("data"), SITE_BUCKET: bucketOf("site") };
      const own = { ...buckets, SITE_ADDRESS: "https://site.example/", PATH: path };
      await runWell("sh", ["-c", command], { env: { ...process.env, ...cloud.environment, ...own } });
    }
    const { Contents = [] } = await clients.s3.send(new ListObjectsV2Command({ Bucket: bucketOf("site") }));
    expect(Contents.map(({ Key }) => Key)).toContain("index.html");
  });

  it("is served with its headers, and its bucket to nobody", async () => {
    const world = given();
    const page = await read(world, "/");
    expect(page.status).toBe(200);
    expect(String(page.bytes).toLowerCase()).toContain("dữ liệu mô phỏng");
    expect(page.headers).toMatchObject({
      "content-type": expect.stringContaining("text/html"),
      "content-security-policy": expect.stringContaining("default-src"),
      "x-content-type-options": "nosniff",
      "strict-transport-security": expect.stringContaining("max-age="),
      "cache-control": expect.stringContaining("no-cache"),
    });
    const direct = await fetch(`${world.cloud.endpoint}/${bucketOf("site")}/index.html`);
    expect(direct.status).toBe(403);
  });

  it("has the door behind it", async () => {
    const { status, bytes } = await read(given(), "/api/door");
    expect(status).toBe(200);
    expect(JSON.parse(String(bytes))).toMatchObject({ is_simulated: true });
  });
}

/** What the site's project runs after its installation, as its template says. */
function buildCommands({ folder }: Cloud): readonly string[] {
  const path = join(synthesised(folder), `${stackOf("Site")}.template.json`);
  const resources: { Type: string; Properties: { Source?: { BuildSpec: string } } }[] = Object.values(
    JSON.parse(readFileSync(path, "utf8")).Resources,
  );
  const project = resources.find(({ Type }) => Type === "AWS::CodeBuild::Project")!;
  return JSON.parse(project.Properties.Source!.BuildSpec).phases.build.commands;
}

async function read({ clients, cloud }: World, path: string): Promise<Answered> {
  const { Stacks = [] } = await clients.formation.send(
    new DescribeStacksCommand({ StackName: stackOf("Site") }),
  );
  const address = Stacks[0]!.Outputs!.find(({ OutputKey }) => OutputKey === "Address")!.OutputValue!;
  return atHost(cloud.endpoint, new URL(address).host, path);
}
