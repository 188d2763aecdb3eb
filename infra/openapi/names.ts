/** What the schemas of the contract are called in the document: by the names under which shared/ exports them. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'

const shared = new URL('../../shared/', import.meta.url)
export const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

interface Exported {
  /** The capability, or the file of what all share. */
  folder: string
  name: string
  schema: z.ZodMiniType
}

async function exportedFrom(file: string): Promise<Exported[]> {
  const module: Record<string, unknown> = await import(new URL(file, shared).href)
  const folder = file.split(/[/.]/)[0] ?? ''
  return Object.entries(module).flatMap(([name, schema]) =>
    schema instanceof z.ZodMiniType ? [{ folder, name, schema }] : [],
  )
}

export type Names = z.core.$ZodRegistry<{ id: string }>

/** `ticketCard` is TicketCard; where two capabilities have a `stage` of their own, those are TicketsStage and AlertsStage. */
export async function namesOfSchemas(): Promise<Names> {
  const files = globSync('**/*.ts', { cwd: fileURLToPath(shared) }).sort()
  const all = (await Promise.all(files.map(exportedFrom))).flat()
  const names: Names = z.registry()
  for (const { folder, name, schema } of all) {
    if (names.has(schema)) continue
    const twice = all.some((other) => other.name === name && other.schema !== schema)
    names.add(schema, { id: twice ? `${capital(folder)}${capital(name)}` : capital(name) })
  }
  return names
}
