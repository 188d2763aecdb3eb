import type { ReactNode } from 'react'
import type { Page } from '../../../../shared/page.ts'
import type { Reading } from '../../live/use-reading.ts'
import { Box } from '../base/box.tsx'
import { Button } from './button.tsx'
import style from './letters.module.scss'
import { StaleNote } from './stale-note.tsx'
import { ErrorState, Skeleton } from './states.tsx'

/** A list in each of its states; `letter` draws one, `keyOf` tells them apart, `empty` says what to do when there is none. */
export function Letters<T>({
  reading,
  reread,
  more,
  shown = () => true,
  keyOf,
  letter,
  empty,
}: {
  reading: Reading<Page<T>>
  reread: () => void
  /** Reads a page more; a list that is always whole has none. */
  more?: (() => void) | undefined
  shown?: (one: T) => boolean
  keyOf: (one: T) => string
  letter: (one: T) => ReactNode
  empty: ReactNode
}) {
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const items = reading.value.items.filter(shown)
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      {items.length === 0 && empty}
      <Box as='ul' className={style.letters}>
        {items.map((one) => (
          <Box as='li' key={keyOf(one)}>
            {letter(one)}
          </Box>
        ))}
      </Box>
      {reading.value.cursor && more && <Button onTap={more}>再看更多</Button>}
    </>
  )
}
