// Says in one sentence what is missing, before anything needs it. Plain JavaScript, so that an old Node can read it too.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `Thước Đo needs Node 24 or newer and found ${process.version}. On Linux (x64) "npm ci" brings it along: run "npm ci", then the npm script again. On other systems install Node 24 from your usual source.`,
  );
  process.exit(2);
}
