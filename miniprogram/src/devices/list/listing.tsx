/** A list as it is read: its table once it is there, and what else there is to say before. */
import type { ReactNode } from 'react'
import type { Page } from '../../../../shared/page.ts'
import type { Reading } from '../../live/use-reading.ts'
import { Button } from '../../ui/parts/button.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'

interface Props<T> {
  reading: Reading<Page<T>>
  reread: () => void
  more: () => void
  shown: (one: T) => boolean
  table: (rows: T[]) => ReactNode
  empty: ReactNode
}

export function Listing<T>({ reading, reread, more, shown, table, empty }: Props<T>) {
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const rows = reading.value.items.filter(shown)
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      {rows.length === 0 ? empty : table(rows)}
      {reading.value.cursor && <Button onTap={more}>再看更多</Button>}
    </>
  )
}
