/** Imports in words and icons. */
import type { ImportCounts, ImportError, ImportJob } from '../../../shared/imports/contract.ts'
import { importTypes } from '../../../shared/imports/contract.ts'
import type { ImportState } from '../../../shared/imports/lifecycle.ts'
import type { IconName } from '../ui/icon/names.ts'
import { countWords } from './number.ts'

export const importStateIcons: Record<ImportState, IconName> = {
  requested: 'file-up',
  checking: 'hourglass',
  checked: 'clipboard-list',
  running: 'hourglass',
  done: 'circle-check-big',
  failed: 'triangle-alert',
  cancelled: 'circle-x',
}

/** The kind of a file by its name's ending, if it is one that can be imported. */
export const importTypeOf = (fileName: string): ImportJob['type'] | undefined =>
  importTypes.find((type) => fileName.toLowerCase().endsWith(`.${type}`))

export const rowsOf = ({ added, changed, unchanged, wrong }: ImportCounts): number =>
  added + changed + unchanged + wrong

/** 新增 12 行，有错 2 行: what there is of each. */
export function importCountWords({ added, changed, unchanged, wrong }: ImportCounts): string {
  const kinds = [
    ['新增', added],
    ['改动', changed],
    ['不变', unchanged],
    ['有错', wrong],
  ] as const
  const said = kinds.filter(([, count]) => count > 0).map(([word, count]) => `${word} ${countWords(count)} 行`)
  return said.join('，') || '没有数据'
}

/** 第 12 行「室号」: where something is wrong. */
export const whereWords = ({ row, column }: Pick<ImportError, 'row' | 'column'>): string =>
  column === '' ? `第 ${row} 行` : `第 ${row} 行「${column}」`
