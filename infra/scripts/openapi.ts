/** Writes shared/openapi.json from the route table. */
import { writeFileSync } from 'node:fs'
import { openapiDocument } from '../../shared/openapi.ts'

writeFileSync(new URL('../../shared/openapi.json', import.meta.url), `${JSON.stringify(openapiDocument(), null, 2)}\n`)
