// Bundles the page: `node build.mjs` writes ../explorer/static, `node build.mjs --tests` the tests into build/.
import { build } from "esbuild";
import { readdirSync } from "node:fs";

const common = {
  bundle: true,
  charset: "utf8",
  legalComments: "inline",
  logLevel: "warning",
  target: ["es2020"],
  jsx: "automatic",
  jsxImportSource: "preact",
};

if (process.argv.includes("--tests")) {
  await build({
    ...common,
    entryPoints: readdirSync("tests").filter((name) => name.endsWith(".test.ts")).map((name) => `tests/${name}`),
    outdir: "build/tests",
    platform: "node",
    format: "esm",
  });
} else {
  const page = { ...common, minify: true, outdir: "static", platform: "browser" };
  await build({ ...page, entryPoints: { explorer: "src/main.tsx" }, format: "iife" });
  await build({ ...page, entryPoints: { sparql: "src/sparql/main.ts" }, format: "iife" });
  await build({ ...page, entryPoints: { widget: "src/widget.tsx" }, format: "esm" });
}
