/** The areas of an import: the one that it is for, and all below it. A query for each that has something under it. */
import { type Level, levelOf } from '../../shared/areas/code.ts'
import { childrenOf } from '../areas/children.ts'
import { type Node, parseNode } from '../areas/node.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'

export interface Tree {
  root: string
  get(code: string): Node | undefined
  /** Right under an area, the closed ones among them, by code. */
  under(code: string): readonly Node[]
  /** All of a level. */
  all(level: Level): Node[]
  add(node: Node): void
}

const AT_ONCE = 8

export async function loadTree(table: Table, root: string): Promise<Tree> {
  const nodes = new Map<string, Node>()
  const under = new Map<string, Node[]>()
  const [item] = await table.read([keys.area(root)])
  const node = parseNode(item)
  let row = node ? [node] : []
  while (row.length) {
    for (const each of row) nodes.set(each.code, each)
    const parents = row.filter(({ code }) => levelOf(code) !== 'building')
    row = []
    for (let i = 0; i < parents.length; i += AT_ONCE) {
      const some = parents.slice(i, i + AT_ONCE)
      const found = await Promise.all(some.map(({ code }) => childrenOf(table, code, true)))
      for (const [j, children] of found.entries()) under.set(some[j]?.code ?? '', children)
      row.push(...found.flat())
    }
  }
  return {
    root,
    get: (code) => nodes.get(code),
    under: (code) => under.get(code) ?? [],
    all: (level) => [...nodes.values()].filter((each) => each.level === level),
    add(each) {
      nodes.set(each.code, each)
      const parent = each.code.slice(0, -3)
      under.set(parent, [...(under.get(parent) ?? []), each])
    },
  }
}
