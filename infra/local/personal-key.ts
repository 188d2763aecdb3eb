/** The key that wraps the data keys of the local stage, in place of KMS: a file in the stage's folder that only its owner may read. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY_BYTES = 32

/** The file's name; made when there is none. The table's sealed texts open with no other, so it is kept with the table. */
export function personalKeyFile(folder: string, random: (bytes: number) => Uint8Array): string {
  const file = join(folder, 'personal.key')
  try {
    writeFileSync(file, `${Buffer.from(random(KEY_BYTES)).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch {
    // It is there already; where it is not, this says why.
    readFileSync(file)
  }
  return file
}
