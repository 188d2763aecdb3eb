/** Bundles as NodejsFunction makes them, and the bare ones to hold them against. */
import { statSync } from 'node:fs'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { aliases, bundling } from '../../../infra/bundling.ts'
import { type SdkImports, sdkImports } from './sdk-imports.ts'

export interface Bundle {
  file: string
  bytes: number
}

/** The CDK's options in esbuild's words; an option that is not known here would make the bench measure something else. */
function esbuildOptions(): BuildOptions {
  const { format, target, minify, mainFields, bundleAwsSDK, logLevel, banner, esbuildArgs = {}, ...unknown } = bundling
  const args = Object.keys(esbuildArgs).filter((name) => name !== '--alias')
  const more = [...Object.keys(unknown), ...args]
  if (more.length) throw new Error(`The bench does not know: ${more.join(', ')}`)
  if (format !== 'esm' || !bundleAwsSDK)
    throw new Error('The bench knows ES modules with the SDK inside, and no others')
  return {
    bundle: true,
    platform: 'node',
    format,
    ...(target ? { target } : {}),
    ...(minify ? { minify } : {}),
    ...(mainFields ? { mainFields } : {}),
    ...(logLevel ? { logLevel } : {}),
    ...(banner ? { banner: { js: banner } } : {}),
  }
}

export async function bundleFunction(entry: string, outfile: string): Promise<Bundle & { sdk: SdkImports }> {
  const { metafile } = await build({
    ...esbuildOptions(),
    alias: { ...aliases },
    entryPoints: [entry],
    outfile,
    metafile: true,
  })
  return { ...measured(outfile), sdk: sdkImports(ownModules(metafile)) }
}

/**
 * Exports what is named, and so keeps just that. Two packages may have the same name for something. `trimmed`: without what our own
 * bundles leave out of the SDK.
 */
export async function bundleBare(sdk: SdkImports, outfile: string, trimmed: boolean): Promise<Bundle> {
  const contents = [...sdk]
    .map(
      ([from, names], i) =>
        `export { ${[...names].map((name) => `${name} as ${name}${i}`).join(', ')} } from '${from}'`,
    )
    .join('\n')
  const stdin = { contents, resolveDir: process.cwd() }
  await build({ ...esbuildOptions(), ...(trimmed ? { alias: { ...aliases } } : {}), stdin, outfile })
  return measured(outfile)
}

const ownModules = ({ inputs }: Metafile) => Object.keys(inputs).filter((file) => !file.includes('node_modules'))
const measured = (file: string): Bundle => ({ file, bytes: statSync(file).size })
