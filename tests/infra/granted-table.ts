import type { Table } from '../../functions/platform/dynamo.ts'
import type { Key } from '../../functions/platform/table.ts'
import { type Kind, sealing, type TableRead, type TableWrite } from '../../infra/grants/right.ts'
import { type FunctionName, grants } from '../../infra/grants.ts'

const kindOf = (pk: string) => pk.split('#')[0] as Kind

/**
 * A table as IAM would let a function use it: what infra/grants.ts doesn't grant throws. So a test that calls an
 * operation through it also proves that the operation will be let through on AWS.
 */
export function grantedTable(name: FunctionName | 'demo', table: Table): Table {
  // The local stage's own, which no deployment has.
  if (name === 'demo') return table
  const { reads, writes: own = [], indexes = [], personalData } = grants[name]
  const writes = personalData ? [...own, sealing.writes] : own
  const refuse = (what: string) => {
    throw new Error(`infra/grants.ts doesn't let ${name} do this: ${what}`)
  }
  const mayRead = (action: TableRead, pks: readonly string[]) => {
    const seals = personalData && sealing.reads.actions.some((each) => each === action)
    if (seals && pks.every((pk) => kindOf(pk) === 'DATAKEY')) return
    if (!reads?.actions.includes(action) || pks.some((pk) => !reads.kinds.includes(kindOf(pk))))
      refuse(`${action} ${[...new Set(pks.map(kindOf))].join(', ')}`)
  }
  const mayWrite = (action: TableWrite, { pk }: Key) => {
    if (!writes.some(({ actions, kinds }) => actions.includes(action) && kinds.includes(kindOf(pk))))
      refuse(`${action} ${kindOf(pk)}`)
  }
  return {
    async read(wanted) {
      if (wanted.length)
        mayRead(
          wanted.length === 1 ? 'GetItem' : 'BatchGetItem',
          wanted.map(({ pk }) => pk),
        )
      return table.read(wanted)
    },
    async query(wanted) {
      if (!wanted.index) mayRead('Query', [wanted.pk.value])
      else if (!indexes.some((index) => index === wanted.index)) refuse(`Query ${wanted.index}`)
      return table.query(wanted)
    },
    async write(all) {
      for (const write of all) {
        if ('put' in write) mayWrite('PutItem', write.put)
        else if ('update' in write) mayWrite('UpdateItem', write.update)
        else if ('remove' in write) mayWrite('DeleteItem', write.remove)
        else mayWrite('ConditionCheckItem', write.check)
      }
      return table.write(all)
    },
  }
}
