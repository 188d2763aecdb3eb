/** A table on a phone: a letter for each row, with a way to sort them; of very many, some at a time. */
import { useState } from 'react'
import { Box } from '../base/box.tsx'
import { Tap } from '../base/tap.tsx'
import { cx } from '../cx.ts'
import { Icon } from '../icon/icon.tsx'
import { Button } from './button.tsx'
import { Check } from './check.tsx'
import { Filter } from './filters.tsx'
import style from './table.module.scss'
import type { ShownTable } from './table.tsx'

const AS_IS = 'as-is'
const AT_A_TIME = 50

export function TableLetters<T>(table: ShownTable<T>) {
  const { caption, rows, columns, idOf, selection, total, sorted, onSort } = table
  const [first, ...others] = columns
  const [most, setMost] = useState(AT_A_TIME)
  return (
    <>
      <Box as='h2' className={style.over}>
        {caption}
      </Box>
      {rows.length > 1 && (
        <Box className={style.tools}>
          {selection && (
            <Check label={`全选：${caption}`} words='全选' on={selection.all} onToggle={selection.toggleAll} />
          )}
          <Filter
            label='排序'
            options={[
              ...(sorted ? [] : [[AS_IS, '原来的顺序'] as const]),
              ...columns.map(({ key, title }) => [key, title] as const),
            ]}
            chosen={sorted?.column ?? AS_IS}
            onChoose={(key) => {
              const column = columns.find((other) => other.key === key)
              if (column) onSort(column)
            }}
          />
          {sorted && (
            <Tap
              className={style.turn}
              label={sorted.direction === 'up' ? '从小到大，改为从大到小' : '从大到小，改为从小到大'}
              onTap={() => {
                const column = columns.find(({ key }) => key === sorted.column)
                if (column) onSort(column)
              }}
            >
              <Icon name={sorted.direction === 'up' ? 'arrow-up' : 'arrow-down'} />
            </Tap>
          )}
        </Box>
      )}
      <Box as='ul' className={style.letters} label={caption}>
        {rows.slice(0, most).map((row) => (
          <Letter key={idOf(row)} table={table} row={row} />
        ))}
        {total && first && (
          <Box as='li' className={cx(style.letter, style.total)}>
            <Box className={style.name}>{total[first.key]}</Box>
            <Box as='dl' className={style.facts}>
              {others.map(({ key, title }) => (
                <Fact key={key} title={title}>
                  {total[key]}
                </Fact>
              ))}
            </Box>
          </Box>
        )}
      </Box>
      {rows.length > most && <Button onTap={() => setMost(most + AT_A_TIME)}>再看更多（共 {rows.length} 行）</Button>}
    </>
  )
}

function Letter<T>({ table, row }: { table: ShownTable<T>; row: T }) {
  const { columns, idOf, selection, actions, onChoose, chosen } = table
  const id = idOf(row)
  const [first, ...others] = columns
  if (!first) return null
  const name = first.cell ? first.cell(row) : first.value(row)
  return (
    <Box as='li' className={cx(style.letter, id === chosen && style.chosen)}>
      <Box className={style.top}>
        {selection && (
          <Check label={`选择 ${first.value(row)}`} on={selection.has(id)} onToggle={() => selection.toggle(id)} />
        )}
        {onChoose ? (
          <Tap className={cx(style.open, style.name)} current={id === chosen} onTap={() => onChoose(row)}>
            <Box as='span' className={style.openWords}>
              {name}
            </Box>
            <Icon name='chevron-right' />
          </Tap>
        ) : (
          <Box className={style.name}>{name}</Box>
        )}
      </Box>
      <Box as='dl' className={style.facts}>
        {others.map((column) => (
          <Fact key={column.key} title={column.title}>
            {column.cell ? column.cell(row) : column.value(row)}
          </Fact>
        ))}
      </Box>
      {actions && <Box className={style.actions}>{actions(row)}</Box>}
    </Box>
  )
}

function Fact({ title, children }: { title: string; children: React.ReactNode }) {
  if (children === undefined || children === '') return null
  return (
    <Box className={style.fact}>
      <Box as='dt' className={style.factName}>
        {title}
      </Box>
      <Box as='dd' className={style.factValue}>
        {children}
      </Box>
    </Box>
  )
}
