/** An area as the editor knows it: what is under it is changed by one at a time. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt, levelOf } from '../../shared/areas/code.ts'
import { type Area, area } from '../../shared/areas/contract.ts'
import { groupId } from '../../shared/areas/groups.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import type { Condition } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { plainName } from './names.ts'

export const storedNode = z.extend(area, {
  /** Goes up with each change to what is right under it. */
  edits: z._default(z.int(), 0),
  /** The grid group that a grid is in. */
  gridGroup: z.optional(groupId),
  /** Of a building. */
  households: z._default(z.int(), 0),
  joined: z._default(z.int(), 0),
})
export type Node = z.infer<typeof storedNode>

export const parseNode = (item: Item | undefined): Node | undefined => item && z.parse(storedNode, item)

/** What a building holds while it isn't open is on its way out; the same for a grid that lies empty. */
export const isLive = (node: Pick<Node, 'closedAt'>): boolean => !node.closedAt

/** That nobody changed what is right under an area since it was read, and that it is open still. */
export const unedited = ({ edits }: Pick<Node, 'edits'>): Condition => ({
  expression: `attribute_not_exists(closedAt) AND ${edits ? 'edits = :edits' : 'attribute_not_exists(edits)'}`,
  ...(edits ? { values: { ':edits': edits } } : {}),
})

/** The write that goes with each change to what is right under an area; `set`: what else changes of it. */
export const edited = (node: Node, set: Record<string, unknown> = {}): Write => ({
  update: keys.area(node.code),
  changes: { set: { ...set, edits: node.edits + 1 } },
  when: unedited(node),
})

/** Throws `badInput` where an open sibling has that name. */
export function nameIsFree(name: string, siblings: readonly Node[], self?: string): void {
  const taken = siblings.some((each) => each.code !== self && isLive(each) && plainName(each.name) === plainName(name))
  if (taken) throw new Refusal('badInput', { name: '这里已经有同名的了' })
}

/** Areas are called from the community down: what a name is put after. */
export const fullNameOf = (parent: Pick<Node, 'fullName'>, name: string): string => `${parent.fullName}${name}`

/** The code of a community. Throws `badInput` for any other area. */
export function asCommunity(code: string): string {
  if (levelOf(code) !== 'community') throw new Refusal('badInput', { area: '请选择社区' })
  return code
}

/** The community of a grid or building. Throws for what lies above. */
export function communityOf(code: string): string {
  const community = ancestorAt(code, 'community')
  if (!community) throw new Refusal('badInput', { area: '请选择社区、网格或楼栋' })
  return community
}

export const toArea = ({ code, level, name, fullName, closedAt, movedTo }: Node): Area => ({
  code,
  level,
  name,
  fullName,
  ...(closedAt ? { closedAt } : {}),
  ...(movedTo ? { movedTo } : {}),
})

/**
 * An open grid or building, as it was read. Throws `badInput` for what the editor doesn't change: divisions have the names
 * and codes that the state gave them.
 */
export function editable(item: Item | undefined, code: string): Node {
  const level = levelOf(code)
  if (level !== 'grid' && level !== 'building') throw new Refusal('badInput', { area: '只能改动网格和楼栋' })
  const node = parseNode(item)
  if (!node) throw new Refusal('notFound')
  if (!isLive(node)) throw new Refusal('wrongState')
  return node
}
