/** What a part of the bench found, and how it is shown: the same tables on the terminal and in Markdown. */

export type Cell = string | number

export interface Target {
  what: string
  wanted: string
  got: string
  met: boolean
}

export interface Section {
  title: string
  /** How it was measured, in a sentence or two. */
  how: string
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
  targets: readonly Target[]
}

export type Part = () => Promise<Section[]>

/** A target that a number must not exceed. */
export const atMost = (what: string, got: number, limit: number, unit = ''): Target => ({
  what,
  wanted: `at most ${limit}${unit}`,
  got: `${got}${unit}`,
  met: got <= limit,
})

export const round = (value: number, digits = 0): number => Number(value.toFixed(digits))

const text = (cell: Cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)
const targetRows = (targets: readonly Target[]) =>
  targets.map(({ what, wanted, got, met }) => [what, wanted, got, met ? 'met' : 'MISSED'])
const TARGET_COLUMNS = ['target', 'wanted', 'got', '']

/** A section as plain text, numbers to the right. */
export function toText({ title, columns, rows, targets }: Section): string {
  const tables = [grid(columns, rows), ...(targets.length ? [grid(TARGET_COLUMNS, targetRows(targets))] : [])]
  return [`\n${title}`, ...tables].join('\n\n')
}

function grid(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const widths = columns.map((name, i) => Math.max(name.length, ...rows.map((row) => text(row[i] ?? '').length)))
  const line = (cells: readonly Cell[]) =>
    cells
      .map((cell, i) => {
        const width = widths[i] ?? 0
        return typeof cell === 'number' ? text(cell).padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** A section as Markdown. */
export function toMarkdown({ title, how, columns, rows, targets }: Section): string {
  const tables = [markdownTable(columns, rows)]
  if (targets.length) tables.push(markdownTable(['target', 'wanted', 'got', 'met'], targetRows(targets)))
  return [`## ${title}`, how, ...tables].join('\n\n')
}

function markdownTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const alignment = columns.map((_, i) => (typeof rows[0]?.[i] === 'number' ? '--:' : '---'))
  return [line(columns), line(alignment), ...rows.map((row) => line(row.map(text)))].join('\n')
}
