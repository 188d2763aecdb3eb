/**
 * Founds a deployment: `node infra/scripts/found.ts --table <name> --region <region>`, with
 *
 *     --divisions <file>                       a district: its city, streets and communities, as in infra/demo/areas.json
 *     --area <code> --name <name>/<name>/…     or one area (a community, a grid, a single building) and all above it
 *     --endpoint <address>                     where the table is, if it is not on AWS
 *
 * It needs the right to write to the table, of whoever runs it, and prints the code by which the first administrator signs
 * up (me › 接受身份). The areas that are there already are left as they are.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { systemClock } from '../../functions/platform/clock.ts'
import { connectTable } from '../../functions/platform/dynamo.ts'
import { systemRandom } from '../../functions/platform/random.ts'
import { shownCode } from '../../shared/codes.ts'
import { areasOf, areasTo, divisions, found } from '../found.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: { table: text, region: text, divisions: text, area: text, name: text, endpoint: text },
})
const { table: tableName, region, endpoint, area, name } = values
if (!tableName || !region) throw new Error('Say --table and --region')

const { areas, at } = wanted()
const table = connectTable({ tableName, region, ...(endpoint ? { endpoint } : {}) })
const { added, kept, code, until } = await found({ table, random: systemRandom, now: systemClock.now() }, areas, at)
console.log(`${added} areas are new, ${kept} were there`)
console.log(`The first administrator of ${at} takes up this code until ${until}: ${shownCode(code)}`)

function wanted() {
  if (area && name) return { areas: areasTo(area, name), at: area }
  if (!values.divisions) throw new Error('Say --divisions, or --area and --name')
  const read = z.parse(divisions, JSON.parse(readFileSync(values.divisions, 'utf8')))
  return { areas: areasOf(read), at: area ?? read.district.code }
}
