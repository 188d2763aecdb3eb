import type { HelpFigures } from '../../../../shared/help/figures.ts'
import { Table } from '../../ui/parts/table.tsx'

export interface FiguresRow {
  id: string
  name: string
  figures: HelpFigures
}

const counts = [
  ['asked', '请帮忙'],
  ['met', '帮成了'],
  ['going', '在进行'],
  ['unmet', '没帮成'],
  ['firstOffer', '应答用时（分钟）'],
  ['helpers', '帮手人次'],
  ['minutes', '时长（分钟）'],
] as const satisfies readonly (readonly [keyof HelpFigures, string])[]

/** The figures as numbers, to be sorted and saved, with a last row for the whole. */
export function FiguresTable({
  caption,
  word,
  rows,
  total,
}: {
  caption: string
  /** What a row is. */
  word: string
  rows: readonly FiguresRow[]
  total: HelpFigures
}) {
  return (
    <Table
      caption={caption}
      file={caption}
      rows={rows}
      idOf={({ id }) => id}
      columns={[
        { key: 'name', title: word, value: ({ name }: FiguresRow) => name },
        ...counts.map(([key, title]) => ({
          key,
          title,
          value: ({ figures }: FiguresRow) => figures[key] ?? '',
          cell: ({ figures }: FiguresRow) => figures[key] ?? '—',
          numeric: true,
        })),
      ]}
      total={{ name: '合计', ...Object.fromEntries(counts.map(([key]) => [key, total[key] ?? '—'])) }}
    />
  )
}
