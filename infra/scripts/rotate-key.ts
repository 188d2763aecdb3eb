/**
 * Rotates the key that personal data is sealed with: `node infra/scripts/rotate-key.ts`, with
 *
 *     --table <name> --stage <stage> --region <region> --key <id of the KMS key>     deployed, by the caller's own rights
 *     --local <the stage's folder> --dynamodb <address>                              the local stage, while it runs
 *
 * What was sealed goes on being opened; what is written from now on is sealed with the new key. Functions take it up within
 * ten minutes. KMS rotates its own key each year by itself; this is for when a data key may have become known.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../../functions/platform/clock.ts'
import { connectTable } from '../../functions/platform/dynamo.ts'
import { systemRandom } from '../../functions/platform/random.ts'
import { wrapperFrom } from '../../functions/platform/seal/live.ts'
import { rotateKey } from '../../functions/platform/seal.ts'
import { localCredentials, localRegion } from '../local/credentials.ts'
import { localTable } from '../local/environment.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: { table: text, stage: text, region: text, key: text, local: text, dynamodb: text },
})

const environment = values.local ? local(values.local, values.dynamodb) : deployed()
const { TABLE_NAME: tableName = '', AWS_REGION: region = '', DYNAMODB_ENDPOINT: endpoint } = environment
const wrapper = wrapperFrom(environment, systemRandom)
const table = connectTable({ tableName, region, ...(endpoint ? { endpoint } : {}) })
const id = await rotateKey({ table, wrapper, random: systemRandom, clock: systemClock })
console.log(`Personal data is sealed with the key ${id} from now on`)

function deployed(): Record<string, string | undefined> {
  const { table: TABLE_NAME, stage: STAGE, region: AWS_REGION, key: PERSONAL_KEY_ID } = values
  return { TABLE_NAME, STAGE, AWS_REGION, PERSONAL_KEY_ID }
}

function local(folder: string, endpoint: string | undefined): Record<string, string | undefined> {
  process.env.AWS_ACCESS_KEY_ID = localCredentials.accessKeyId
  process.env.AWS_SECRET_ACCESS_KEY = localCredentials.secretAccessKey
  const key = join(folder, 'personal.key')
  return {
    STAGE: 'local',
    TABLE_NAME: localTable,
    AWS_REGION: localRegion,
    DYNAMODB_ENDPOINT: endpoint ?? 'missing: --dynamodb says where the table is',
    PERSONAL_KEY_FILE: key,
  }
}
