/** Whom an alert may concern, so that who goes can be told what to mind: for the capability that keeps care notes. */
import { isOpen } from '../../shared/alerts/lifecycle.ts'
import { Refusal } from '../../shared/errors.ts'
import { parseDependant } from '../households/dependant.ts'
import { parseMember } from '../households/member.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { knownAlert } from './make-move.ts'
import type { StoredCard } from './store.ts'

/**
 * The subjects of care notes that it may be about. Who presses for themselves, and those whom their household looks after, who
 * can't press; who presses for somebody else at home, anybody who lives there. Nobody's are about a stranger in the street.
 */
async function concernedOf(table: Table, { raiser, household, forWhom, where }: Pressed): Promise<string[]> {
  const own = raiser && (forWhom === 'self' || household) ? [raiser] : []
  if (!household) return own
  const rows = (beginsWith: string) =>
    queryAll(table, {
      pk: { name: 'pk', value: `HOUSEHOLD#${household}` },
      sk: { name: 'sk', beginsWith },
      ascending: true,
    })
  const [dependants, members] = await Promise.all([
    rows('DEPENDANT#'),
    forWhom === 'other' && where !== 'here' ? rows('MEMBER#') : [],
  ])
  return [
    ...new Set([
      ...own,
      ...dependants.flatMap((item) => parseDependant(item)?.id ?? []),
      ...members.flatMap((item) => parseMember(item)?.person ?? []),
    ]),
  ]
}

type Pressed = Pick<StoredCard, 'raiser' | 'household' | 'forWhom' | 'where'>

/** Of whoever pressed, and of those who pressed beside and are not looked after yet: who goes stands before them too. */
export async function concernedBy(table: Table, card: StoredCard): Promise<string[]> {
  const beside = card.witnesses.filter(({ accountedAt }) => !accountedAt)
  const pressed: Pressed[] = beside.map(({ person, household }) => ({ raiser: person, household, forWhom: 'self' }))
  const each = await Promise.all([card, ...pressed].map((one) => concernedOf(table, one)))
  return [...new Set(each.flat())]
}

/** Of those, the ones of whom notes are kept. */
export async function withNotes(table: Table, card: StoredCard): Promise<string[]> {
  const subjects = await concernedBy(table, card)
  const items = await table.read(subjects.map(keys.care))
  return subjects.filter((_, i) => items[i])
}

/** Whether notes may be asked for: by who goes, as long as it is open, and of no drill. */
export const mayAskNotes = (card: StoredCard, parties: readonly string[]): boolean =>
  parties.includes('holder') && isOpen(card.state) && !card.drill

export interface Concerned {
  id: string
  area: string
  raiser: string | undefined
  /** Of whom notes are kept. */
  subjects: string[]
}

/** For who goes to an open alert. Throws `notFound`, `notAllowed` for who does not go, `wrongState` when it is over or a drill. */
export async function concernedFor(
  table: Table,
  found: { alert: Item | undefined; told: Item | undefined },
  actor: Actor,
): Promise<Concerned> {
  const { alert, parties } = knownAlert(found, actor)
  const { card } = alert
  if (!parties.includes('holder')) throw new Refusal('notAllowed')
  if (!mayAskNotes(card, parties)) throw new Refusal('wrongState')
  return { id: card.id, area: card.place.area, raiser: card.raiser, subjects: await withNotes(table, card) }
}
