/**
 * The fonts that posters are set in: Noto Sans SC (SIL Open Font License), of which a file embeds the characters it uses. They
 * lie beside the bundle of the function (infra/stacks/api.ts), and in their package where there is no bundle.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

export const FONT_PACKAGE = '@expo-google-fonts/noto-sans-sc'

/** The files, by their place in the package. */
export const fontFiles = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
} as const

export type Weight = keyof typeof fontFiles

/** Where the file of a weight lies. */
export function fontFile(weight: Weight): string {
  const inPackage = fontFiles[weight]
  const beside = fileURLToPath(new URL(inPackage.slice(inPackage.lastIndexOf('/') + 1), import.meta.url))
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`${FONT_PACKAGE}/${inPackage}`)
}
