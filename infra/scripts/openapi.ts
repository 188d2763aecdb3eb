/** Writes shared/openapi.json from the route table. */
import { writeFileSync } from 'node:fs'
import { openapiDocument } from '../openapi/document.ts'
import { written } from '../openapi/written.ts'

writeFileSync(new URL('../../shared/openapi.json', import.meta.url), `${written(await openapiDocument())}\n`)
