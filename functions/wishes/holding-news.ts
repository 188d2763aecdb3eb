/** Which moves of a holding are told by a message: a claim to who serves the grid, what becomes of it and that its term ends to who holds the post. */
import { ancestorAt } from '../../shared/areas/code.ts'
import type { HoldingMove } from '../../shared/wishes/holding-lifecycle.ts'
import { servingAt } from '../areas/serving.ts'
import type { News } from '../messages/news.ts'
import { parsePerson } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { isSteward } from './policy.ts'
import { parseHolding, parseHoldingEntry } from './post-store.ts'

/** In five Chinese characters at most. */
interface Worth {
  word: string
  note: string
  whom: 'holder' | 'stewards'
  /** Without their knowing, what is theirs to do would be missed. */
  mayTakeLast: boolean
}

const worth: Partial<Record<HoldingMove | 'open', Worth>> = {
  open: { word: '有人想上岗', note: '打开看看，同意或者答复', whom: 'stewards', mayTakeLast: true },
  agree: { word: '可以上岗了', note: '任期从今天算起，谢谢您', whom: 'holder', mayTakeLast: true },
  refuse: { word: '没有同意', note: '打开看原因，还有别的岗位', whom: 'holder', mayTakeLast: false },
  remind: { word: '任期快满了', note: '想继续请打开点“我想续任”', whom: 'holder', mayTakeLast: true },
}

/** None once it stands otherwise; nobody is told what they did themselves. */
export async function holdingNews(table: Table, item: Item): Promise<News[]> {
  const { caseId, move, state, at, by } = parseHoldingEntry(item)
  const said = worth[move]
  if (!said) return []
  const holding = parseHolding((await table.read([keys.holding(caseId)]))[0])
  if (holding?.card.state !== state) return []
  const { title, place, holderId, until } = holding.card
  const people = said.whom === 'holder' ? [holderId] : await stewardsOf(table, place.area)
  const when = move === 'remind' ? (until ?? at) : at
  return people
    .filter((person) => person !== by.personId)
    .map((person) => ({
      template: 'helpMoved',
      words: { what: said.word, about: title, at: when, note: said.note },
      person,
      opens: caseId,
      mayTakeLast: said.mayTakeLast,
    }))
}

/** Who serves the grid; where nobody does, the staff of its community. */
async function stewardsOf(table: Table, grid: string): Promise<string[]> {
  const workers = await servingAt(table, grid, 'gridWorker')
  const community = ancestorAt(grid, 'community')
  const people = workers.length === 0 && community ? await servingAt(table, community, 'communityStaff') : workers
  const found = await table.read(people.map(keys.person))
  return found.flatMap((item) => {
    const person = parsePerson(item)
    return person && isSteward(person, grid) ? [person.id] : []
  })
}
