/** The columns of the files that can be imported: what the template has, what the reader looks for, what the page explains. */

export const importKinds = ['households', 'areas'] as const
export type ImportKind = (typeof importKinds)[number]

export const importKindWords: Record<ImportKind, string> = { households: '住户名册', areas: '网格和楼栋' }

export interface Column {
  /** What the header says. */
  title: string
  /** What else a header may say for it. */
  also: readonly string[]
  needed: 'always' | 'sometimes' | 'never'
  explanation: string
  example: string
}

const always = (title: string, also: string[], explanation: string, example: string): Column => ({
  title,
  also,
  needed: 'always',
  explanation,
  example,
})
const sometimes = (...said: Parameters<typeof always>): Column => ({ ...always(...said), needed: 'sometimes' })
const never = (...said: Parameters<typeof always>): Column => ({ ...always(...said), needed: 'never' })

const PHONE = '11 位手机号，可不填；留空表示没有登记号码。只用来核对住户，加密保存'

/** Of a roster: a row is a household. A building by its code, or by its grid and its name. */
export const householdColumns = {
  building: sometimes(
    '楼栋编码',
    ['楼栋代码', '楼编码'],
    '18 位数字。填了它，网格和楼栋名称可以不填；单元格请设为文本格式',
    '420102015020001001',
  ),
  grid: sometimes(
    '网格',
    ['网格名称', '网格编码', '所属网格'],
    '没有楼栋编码时填：网格名称或 15 位网格编码',
    '大江园社区第1网格',
  ),
  buildingName: sometimes(
    '楼栋名称',
    ['楼栋', '楼名', '楼号', '幢'],
    '没有楼栋编码时填：这个网格里的楼栋名称',
    '1号楼',
  ),
  unit: never('单元', ['单元号'], '0 到 99；不分单元的楼留空', '1'),
  room: always('室号', ['房号', '房间号', '室', '房间'], '1 到 9999', '302'),
  phone1: never('手机号1', ['手机号', '手机号码', '电话', '联系电话', '联系方式'], PHONE, '13800000000'),
  phone2: never('手机号2', [], PHONE, ''),
  phone3: never('手机号3', [], PHONE, ''),
  phone4: never('手机号4', [], PHONE, ''),
} as const satisfies Record<string, Column>

/** Of areas: a row is a grid or a building. It is known by its code, or by its name under the area above. */
export const areaColumns = {
  level: always('级别', ['层级', '类型'], '网格 或 楼栋', '楼栋'),
  code: sometimes('编码', ['区域编码', '代码'], '网格 15 位，楼栋 18 位；留空则按上级自动编号', '420102015020001001'),
  parent: sometimes(
    '上级编码',
    ['所属编码', '上级'],
    '没有编码时填：网格填 12 位社区编码，楼栋填 15 位网格编码',
    '420102015020001',
  ),
  name: always('名称', ['区域名称', '名字'], '最多 30 个字，同一上级下不能重名', '1号楼'),
} as const satisfies Record<string, Column>

export const importColumns: { [K in ImportKind]: Record<string, Column> } = {
  households: householdColumns,
  areas: areaColumns,
}
