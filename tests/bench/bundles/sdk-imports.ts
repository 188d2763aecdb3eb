/** What modules of ours import from the SDK, read from their import statements. */
import { readFileSync } from 'node:fs'

/** Names by package. */
export type SdkImports = Map<string, Set<string>>

const IMPORT = /^import \{([^}]*)\} from '(@(?:aws-sdk|smithy)\/[^']+)'/gm

export function sdkImports(files: readonly string[]): SdkImports {
  const found: SdkImports = new Map()
  for (const file of files) {
    for (const [, list = '', from = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const names = list.split(',').map((name) => name.trim())
      const values = names.filter((name) => name && !name.startsWith('type '))
      if (values.length) found.set(from, new Set([...(found.get(from) ?? []), ...values]))
    }
  }
  return found
}
