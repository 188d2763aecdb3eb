import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { operation } from '../http/operation.ts'
import type { ServicePorts } from './get-health.ts'

/** The committed document, beside the bundle of the function (infra/stacks/api.ts), or in its own place where there is no bundle. */
const places = ['./openapi.json', '../../shared/openapi.json'].map((place) => new URL(place, import.meta.url))

const document = z.record(z.string(), z.unknown())

/** Read when it is asked for: it is large. A test holds it against the route table. */
export const getOpenapi = operation('getOpenapi', {
  async run(_call, _ports: ServicePorts) {
    const place = places.find(existsSync)
    if (!place) throw new Error('The document lies nowhere')
    return z.parse(document, JSON.parse(await readFile(place, 'utf8')))
  },
})
