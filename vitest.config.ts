import { defineConfig } from "vitest/config";

/** Suites: `npm test` runs `unit`; the others need more than Node and are asked for by name. */
export default defineConfig({
  test: {
    // Many files wait for a disk or a process of their own, so two go side by side on two cores.
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 240_000,
    env: { TZ: "UTC" },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/real/**", "test/site/**", "test/engines/**", "test/deploy/**", "test/bench/**"],
          server: { deps: { inline: ["dt-sql-parser"] } },
        },
      },
      {
        extends: true,
        test: {
          name: "real",
          include: ["test/real/**/*.test.ts"],
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
      {
        extends: true,
        test: {
          name: "engines",
          include: ["test/engines/**/*.test.ts"],
          globalSetup: ["test/engines/global-setup.ts"],
          // one Trino answers two at a time well on two cores
          maxConcurrency: 2,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: "deploy",
          include: ["test/deploy/**/*.test.ts"],
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
      {
        extends: true,
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          // one road, one site
          fileParallelism: false,
          testTimeout: 300_000,
          // the whole road, from nothing
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
