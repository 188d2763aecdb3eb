/**
 * The walk of privacy: every route of a capability, called by each viewer, and what its replies told them of others. A route that
 * answers nobody here is `unwalked`: it wants a scene, or something to be found by its path.
 */
import type { Capability, Route } from '../../shared/route.ts'
import { type OperationId, operationsOf } from '../../shared/routes.ts'
import { meaning } from './cases.ts'
import { callAs } from './crowd.ts'
import { people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import { parameters, resolved, smallestQuery } from './schemas.ts'
import type { Answer, Stage } from './stage.ts'

/** How long a walk may take, in milliseconds: thousands of calls, on a machine that has much else to do. */
export const WHOLE_WALK = 180_000

/** What is somebody's own, by what it is; who they are to whom it may be told. */
export interface Secret {
  text: string
  of?: string
}

export interface Walk<Viewer extends string> {
  capability: Capability
  /** Ids of people, from who may see least to who may see most; of who is not signed in there is none. */
  viewers: Record<Viewer, string>
  secrets: Record<string, Secret>
  /** What is found by the paths of what is read: each route reads each of them. */
  params: Record<string, string>[]
  /** What a route that reads is asked for beside what it needs. */
  query?: Partial<Record<OperationId, Record<string, string>>>
  /** How what changes something comes about. */
  scenes: Partial<Record<OperationId, (stage: Stage) => Promise<Pick<Prepared, 'who' | 'params' | 'body'>>>>
}

/** What no reply holds of others but where the table of a walk says so, whoever it is of. */
const patterns: Record<string, RegExp> = {
  'an id': /per_[0-9A-HJKMNP-TV-Z]{26}/,
  'a phone': /(?<!\d)1[3-9]\d{9}(?!\d)/,
  'a room': /\d+单元\d+/,
  'a household': /(?<!\d)\d{24}(?!\d)/,
}

/** `told`: for each viewer, `operation: what` of others, sorted; `heard`: which operations answered them. */
export interface Walked<Viewer extends string> {
  told: Record<Viewer, string[]>
  heard: Record<Viewer, Set<OperationId>>
  unwalked: string[]
}

/** Everything that its path may find, and each kind of list: one call for each value of what chooses between them. */
function readsOf(route: Route, found: readonly Record<string, string>[], more: Record<string, string> = {}) {
  const base = { ...smallestQuery(route, meaning()), ...more }
  const choices = parameters(route, 'query').flatMap(({ name, schema }) =>
    name in base ? [] : (resolved(schema).enum ?? []).map((value) => ({ ...base, [name]: value })),
  )
  const names = Object.keys(route.params?.def.shape ?? {})
  const all = found.filter((params) => names.every((name) => name in params))
  const params = names.length ? all : [{}]
  return params.flatMap((each) => [base, ...choices].map((query) => ({ params: each, query })))
}

export async function walk<Viewer extends string>(stage: Stage, walked: Walk<Viewer>): Promise<Walked<Viewer>> {
  const viewers = Object.entries(walked.viewers) as [Viewer, string][]
  const told = Object.fromEntries(viewers.map(([viewer]) => [viewer, new Set<string>()])) as Record<Viewer, Set<string>>
  const heard = Object.fromEntries(viewers.map(([viewer]) => [viewer, new Set()])) as Record<Viewer, Set<OperationId>>
  const answered = new Set<OperationId>()
  const hear = (id: OperationId, viewer: Viewer, person: string, { status, body }: Answer) => {
    if (status < 300) for (const all of [answered, heard[viewer]]) all.add(id)
    for (const what of toldBy(JSON.stringify(body), person, walked.secrets)) told[viewer].add(`${id}: ${what}`)
    return status < 300
  }

  const routes = operationsOf(walked.capability)
  for (const [id, route] of routes.filter(([, { method }]) => method === 'GET'))
    for (const sent of readsOf(route, walked.params, walked.query?.[id]))
      for (const [viewer, person] of viewers) hear(id, viewer, person, await callOf(stage, person, id, sent))

  for (const [id] of routes.filter(([, { method }]) => method !== 'GET')) {
    const prepare = walked.scenes[id]
    if (!prepare) continue
    let prepared: Awaited<ReturnType<typeof prepare>> | undefined
    const as = async (person?: string) => {
      prepared ??= await prepare(stage)
      const { who, params, body } = prepared
      return callOf(stage, person ?? people[who].id, id, { params, body })
    }
    for (const [viewer, person] of viewers) if (hear(id, viewer, person, await as(person))) prepared = undefined
    // Where none of them may: what was prepared does come about.
    if (!answered.has(id) && (await as()).status < 300) answered.add(id)
  }
  return {
    told: Object.fromEntries(viewers.map(([viewer]) => [viewer, [...told[viewer]].sort()])) as Record<Viewer, string[]>,
    heard,
    unwalked: routes.flatMap(([id]) => (answered.has(id) ? [] : [id])),
  }
}

const callOf = (stage: Stage, person: string, id: OperationId, sent: object): Promise<Answer> =>
  person ? callAs(stage, person, id, sent as never) : stage.call({}, id, sent as never)

/** What of others a reply holds. */
function toldBy(reply: string, viewer: string, secrets: Record<string, Secret>): string[] {
  const others = Object.entries(secrets).filter(([, { of }]) => of !== viewer)
  const own = Object.values(secrets).filter(({ of }) => of === viewer)
  const rest = own.reduce((left, { text }) => left.replaceAll(text, ''), viewer ? reply.replaceAll(viewer, '') : reply)
  return [
    ...others.flatMap(([what, { text }]) => (rest.includes(text) ? [what] : [])),
    ...Object.entries(patterns).flatMap(([what, pattern]) => (pattern.test(rest) ? [what] : [])),
  ]
}
