/** A table on a wide screen. */
import { Box } from '../base/box.tsx'
import { Tap } from '../base/tap.tsx'
import { cx } from '../cx.ts'
import { Icon } from '../icon/icon.tsx'
import { Check } from './check.tsx'
import style from './table.module.scss'
import type { Column, ShownTable } from './table.tsx'

export function TableRows<T>(table: ShownTable<T>) {
  const { caption, rows, columns, idOf, selection, actions, total } = table
  return (
    <Box className={style.frame}>
      <Box as='table' className={style.table}>
        <Box as='caption' className={style.caption}>
          {caption}
        </Box>
        <Box as='thead'>
          <Box as='tr'>
            {selection && (
              <Box as='th' className={cx(style.heading, style.tick)}>
                <Check label={`全选：${caption}`} on={selection.all} onToggle={selection.toggleAll} />
              </Box>
            )}
            {columns.map((column) => (
              <Heading key={column.key} table={table} column={column} />
            ))}
            {actions && (
              <Box as='th' className={style.heading}>
                <Box as='span' className={style.plain}>
                  操作
                </Box>
              </Box>
            )}
          </Box>
        </Box>
        <Box as='tbody'>
          {rows.map((row) => (
            <Row key={idOf(row)} table={table} row={row} />
          ))}
          {total && (
            <Box as='tr' className={style.total}>
              {selection && <Box as='td' />}
              {columns.map(({ key, numeric }) => (
                <Box as='td' key={key} className={cx(style.cell, numeric && style.numeric)}>
                  {total[key]}
                </Box>
              ))}
              {actions && <Box as='td' />}
            </Box>
          )}
        </Box>
      </Box>
    </Box>
  )
}

function Heading<T>({ table, column }: { table: ShownTable<T>; column: Column<T> }) {
  const direction = table.sorted?.column === column.key ? table.sorted.direction : undefined
  const sorted = direction === 'up' ? 'ascending' : direction === 'down' ? 'descending' : 'none'
  return (
    <Box as='th' className={style.heading} sorted={sorted}>
      <Tap className={cx(style.sort, column.numeric && style.right)} onTap={() => table.onSort(column)}>
        {column.title}
        <Icon
          name={direction === 'up' ? 'arrow-up' : direction === 'down' ? 'arrow-down' : 'arrow-up-down'}
          className={cx(style.arrow, direction && style.sortedBy)}
        />
      </Tap>
    </Box>
  )
}

function Row<T>({ table, row }: { table: ShownTable<T>; row: T }) {
  const { columns, idOf, selection, actions, onChoose, chosen } = table
  const id = idOf(row)
  return (
    <Box as='tr' className={cx(style.row, id === chosen && style.chosen)}>
      {selection && (
        <Box as='td' className={style.tick}>
          <Check
            label={`选择 ${columns[0]?.value(row) ?? ''}`}
            on={selection.has(id)}
            onToggle={() => selection.toggle(id)}
          />
        </Box>
      )}
      {columns.map((column, at) => {
        const shown = column.cell ? column.cell(row) : column.value(row)
        return (
          <Box
            as='td'
            key={column.key}
            className={cx(style.cell, at === 0 && style.first, column.numeric && style.numeric)}
          >
            {at === 0 && onChoose ? (
              <Tap className={style.open} current={id === chosen} onTap={() => onChoose(row)}>
                {shown}
              </Tap>
            ) : (
              shown
            )}
          </Box>
        )
      })}
      {actions && (
        <Box as='td' className={style.cell}>
          <Box className={style.actions}>{actions(row)}</Box>
        </Box>
      )}
    </Box>
  )
}
