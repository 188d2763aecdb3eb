/** What a row of areas does to the tree. Pure. */
import { unusedCodes } from '../../areas/free-codes.ts'
import { plainName } from '../../areas/names.ts'
import { fullNameOf, isLive, type Node } from '../../areas/node.ts'
import type { Tree } from '../tree.ts'
import type { SaidArea } from './parse-row.ts'

export type Decision =
  | { as: 'unchanged' }
  | { as: 'added'; node: Node; codeGiven: boolean }
  | { as: 'wrong'; column: 'code' | 'parent' | 'name'; message: string }

const wrong = (column: 'code' | 'parent' | 'name', message: string): Decision => ({ as: 'wrong', column, message })

/** An import adds areas and takes those that are there as they are: names are changed, and areas closed, in the editor. */
export function decide(tree: Tree, place: string, { level, code, parent, name }: SaidArea): Decision {
  const at = code ? 'code' : 'parent'
  if (!parent.startsWith(tree.root) && parent !== tree.root)
    return code === tree.root ? wrong('code', '这是导入所在的区域本身') : wrong(at, `不在${place}的范围里`)
  const above = tree.get(parent)
  if (!above) return wrong(at, '没有这个上级，请把它放在这一行之前')
  if (!isLive(above)) return wrong(at, '上级已停用')
  const siblings = tree.under(parent)
  const named = siblings.find((each) => isLive(each) && plainName(each.name) === plainName(name))
  const coded = code ? siblings.find((each) => each.code === code) : named
  if (coded) {
    if (!isLive(coded)) return wrong('code', '这个编码已停用，不能再用')
    return plainName(coded.name) === plainName(name)
      ? { as: 'unchanged' }
      : wrong('name', `这个编码已经是“${coded.name}”；改名请到“网格和楼栋”`)
  }
  if (named) return wrong('name', `同一上级下已有“${named.name}”，编码是 ${named.code}`)
  const node = (own: string): Node => ({
    code: own,
    level,
    name,
    fullName: fullNameOf(above, name),
    edits: 0,
    households: 0,
    joined: 0,
  })
  if (code) return { as: 'added', node: node(code), codeGiven: true }
  const [free] = unusedCodes(parent, siblings)
  return free ? { as: 'added', node: node(free), codeGiven: false } : wrong('parent', '这个上级下的编码用完了')
}
