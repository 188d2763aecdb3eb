/** What was changed about a community's areas, in words and icons. */
import type { AreaChange } from '../../../shared/areas/editor.ts'
import type { IconName } from '../ui/icon/names.ts'

export const changeIcons: Record<AreaChange['kind'], IconName> = {
  add: 'plus',
  rename: 'pencil',
  close: 'ban',
  move: 'split',
  makeGroup: 'merge',
  changeGroup: 'merge',
  endGroup: 'undo-2',
}

/** 把 1号楼、2号楼 调到 第3网格 */
export function changeWords({
  kind,
  areas,
  before,
  after,
}: Pick<AreaChange, 'kind' | 'areas' | 'before' | 'after'>): string {
  const names = areas.map(({ name }) => name).join('、')
  switch (kind) {
    case 'add':
      return `添加了${names}`
    case 'rename':
      return `把${before ?? names}改名为${after ?? ''}`
    case 'close':
      return `停用了${names}`
    case 'move':
      return `把${names}调到${after ?? '另一网格'}`
    case 'makeGroup':
      return `设立网格组${after ?? ''}：${names}`
    case 'changeGroup':
      return before && after && before !== after
        ? `把网格组${before}改为${after}：${names}`
        : `调整网格组${after ?? before ?? ''}：${names}`
    case 'endGroup':
      return `解散网格组${before ?? ''}`
  }
}
