/**
 * The index of names, so that a building is found by words: each pair of characters of a name that tells places apart leads
 * to the communities that have the name. What a building is called beyond that name (its number) is looked for in the few
 * communities found, so a search costs the same in a city of ten thousand communities.
 */
import { ancestorAt } from '../../shared/areas/code.ts'
import type { Area } from '../../shared/areas/contract.ts'
import type { Item } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'

/** As names are compared: full width made half, lower case, no white space; a building's number however it is said. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·,，、#-]+/g, '')
    .replace(/(\d+)(?:号楼|栋楼|栋|幢|座|号)/g, '$1号楼')

/**
 * What of a name tells places apart: 大江园社区 and 大江园3号楼 are both 大江园; of 第3网格 and of 5号楼 nothing is left.
 */
export const stemOf = (name: string): string =>
  plainName(name)
    .replace(/第?[0-9一二三四五六七八九十百]+(?:号楼|网格|单元).*$/, '')
    .replace(/(?:社区|村|小区|网格|街道)$/, '')

/** The pairs of neighbouring characters of a text, each once. */
export function pairsOf(text: string): string[] {
  const characters = [...text]
  return [...new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`))]
}

/** The rows by which a community, grid or building is found; none for what has no name of its own. The same however often they are put. */
export function nameItems({ code, name }: Pick<Area, 'code' | 'name'>): (Item & Key)[] {
  const community = ancestorAt(code, 'community')
  const stem = stemOf(name)
  if (!community) return []
  return pairsOf(stem).map((pair) => ({ ...keys.areaName(pair, community, stem), community, name: stem }))
}
