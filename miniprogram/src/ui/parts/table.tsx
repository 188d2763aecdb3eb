/**
 * A table that is one on a wide screen, sorted by a tap on its headings, and letters on a phone. With `file` it can be saved
 * as CSV, in the order that it is shown in.
 *
 *   <Table caption='各网格覆盖率' rows={rows} idOf={({ code }) => code} file='覆盖率' columns={[
 *     { key: 'name', title: '网格', value: ({ name }) => name },
 *     { key: 'share', title: '覆盖率', value: coverageOf, cell: (row) => percentWords(coverageOf(row)), numeric: true },
 *   ]} />
 *
 * The first column names the row: it is the letter's heading, and what is tapped where `onChoose` is given. `actions` are the
 * buttons of a row. `selection` (useSelection) puts a box to tick before each row. `total` is a last row that isn't sorted.
 */
import { type ReactNode, useState } from 'react'
import { csvFile } from '../../../../shared/csv.ts'
import { savedWords, saveFile } from '../../platform/save-file.ts'
import { useWide } from '../../platform/wide.ts'
import { Box } from '../base/box.tsx'
import { say } from '../toast/say.ts'
import { Button } from './button.tsx'
import type { Selection } from './selection.ts'
import { nextSorting, type Sortable, type Sorting, sortRows } from './sort.ts'
import style from './table.module.scss'
import { TableLetters } from './table-letters.tsx'
import { TableRows } from './table-rows.tsx'

export interface Column<T> {
  key: string
  title: string
  /** Its heading in the file, where `value` has another unit than what is shown. */
  saved?: string | undefined
  /** It stands in the file only: a code. */
  hidden?: boolean | undefined
  /** What it is sorted and saved by. */
  value: (row: T) => Sortable
  /** How it is shown, if not as its value. */
  cell?: ((row: T) => ReactNode) | undefined
  numeric?: boolean | undefined
}

export interface TableProps<T> {
  caption: string
  rows: readonly T[]
  columns: readonly Column<T>[]
  idOf: (row: T) => string
  sorting?: Sorting | undefined
  chosen?: string | undefined
  onChoose?: ((row: T) => void) | undefined
  actions?: ((row: T) => ReactNode) | undefined
  selection?: Selection | undefined
  /** The cells of a last row, by the keys of their columns. */
  total?: Record<string, string | number> | undefined
  /** That row in the file, where its values have other units than what is shown. */
  savedTotal?: Record<string, string | number> | undefined
  /** The name of the file it is saved as, without its ending. */
  file?: string | undefined
  /** Letters on wide screens too, where the pane is narrow. */
  narrow?: boolean | undefined
}

/** What the parts of a table are given: its rows in their order. */
export interface ShownTable<T> extends TableProps<T> {
  sorted: Sorting | undefined
  onSort: (column: Column<T>) => void
}

export function Table<T>(props: TableProps<T>) {
  const { rows, columns, sorting, file, caption, total, savedTotal = total, narrow } = props
  const wide = useWide()
  const [sorted, setSorted] = useState(sorting)
  const by = columns.find(({ key }) => key === sorted?.column)
  const ordered = sorted && by ? sortRows(rows, by.value, sorted.direction) : rows
  const onSort = ({ key, numeric }: Column<T>) => setSorted(nextSorting(sorted, key, numeric ?? false))
  const shown: ShownTable<T> = {
    ...props,
    columns: columns.filter(({ hidden }) => !hidden),
    rows: ordered,
    sorted,
    onSort,
  }

  async function save() {
    const lines = ordered.map((row) => columns.map(({ value }) => value(row)))
    const last = savedTotal ? [columns.map(({ key }) => savedTotal[key] ?? '')] : []
    const titles = columns.map(({ title, saved }) => saved ?? title)
    say(savedWords(await saveFile({ name: `${file}.csv`, text: csvFile(titles, [...lines, ...last]) })))
  }

  return (
    <Box className={style.whole}>
      {wide && !narrow ? <TableRows {...shown} /> : <TableLetters {...shown} />}
      {file && rows.length > 0 && (
        <Box className={style.foot}>
          <Button kind='quiet' icon='download' label={`导出表格：${caption}`} onTap={() => void save()}>
            导出表格（CSV）
          </Button>
        </Box>
      )}
    </Box>
  )
}
