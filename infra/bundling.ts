/**
 * How handlers become bundles: ES modules, minified, the SDK inside, which loads sooner than the runtime's own (what each weighs and
 * takes to load: tests/bench/README.md). CommonJS packages inside an ES module need a `require`, which the banner makes.
 */
import { fileURLToPath } from 'node:url'
import { type BundlingOptions, type ICommandHooks, LogLevel, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'

const own = (file: string) => fileURLToPath(new URL(`../functions/${file}`, import.meta.url))

/** What stands for a module in bundles. */
export const aliases: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': own('platform/role-credentials.ts'),
  'brotli/decompress.js': own('posters/no-brotli.ts'),
  'node:http': own('platform/node-http.ts'),
}

export const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node24',
  minify: true,
  mainFields: ['module', 'main'],
  bundleAwsSDK: true,
  logLevel: LogLevel.WARNING,
  esbuildArgs: { '--alias': Object.entries(aliases).map(([module, file]) => `${module}=${file}`) },
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
}

/** Copies files beside the bundle: `files` by their path from the root of the project. */
export const copying = (files: readonly string[]): ICommandHooks => ({
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (from, to) => files.map((file) => `cp '${from}/${file}' '${to}/'`),
})
