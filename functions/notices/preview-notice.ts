import { ancestorAt, covers, levelOf, levels } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Target } from '../../shared/notices/notice.ts'
import { operation } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { isQueueLevel } from '../platform/table.ts'
import { buildingsOf, namesUnder, sumOf } from './buildings.ts'
import { knownReader, readsNotice } from './make-move.ts'
import type { NoticePorts } from './ports.ts'

/** By the counters of the buildings; a query for each target, or two for the area that is looked into. */
export const previewNotice = operation('previewNotice', {
  reads: readsNotice,
  async run({ query, actor, found }, { table }: NoticePorts) {
    const { targets } = knownReader(found.notice, actor, ['author', 'manager', 'approver'])
    const items = query.area === undefined ? await eachOf(table, targets) : await under(table, query.area, targets)
    return { ...sumOf(items), items }
  },
})

const eachOf = (table: Table, targets: readonly Target[]) =>
  Promise.all(targets.map(async (target) => ({ ...target, ...sumOf(await buildingsOf(table, target.area)) })))

/** The areas right under one, as far as the notice goes to them. */
async function under(table: Table, area: string, targets: readonly Target[]) {
  const level = levelOf(area)
  const touched = targets.some((target) => covers(target.area, area) || covers(area, target.area))
  if (!isQueueLevel(level) || !touched) throw new Refusal('notFound')
  const below = levels[levels.indexOf(level) + 1] ?? 'building'
  const [buildings, names] = await Promise.all([buildingsOf(table, area), namesUnder(table, area)])
  const meant = buildings.filter(({ code }) => targets.some((target) => covers(target.area, code)))
  const groups = Map.groupBy(meant, ({ code }) => ancestorAt(code, below) ?? code)
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, own]) => ({ area: code, level: below, name: names.get(code) ?? code, ...sumOf(own) }))
}
