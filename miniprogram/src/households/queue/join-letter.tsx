import type { QueuedJoin } from '../../../../shared/households/join.ts'
import { relationWords } from '../../../../shared/people/person.ts'
import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { Check } from '../../ui/parts/check.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import type { Selection } from '../../ui/parts/selection.ts'
import { addressWords } from '../../words/join.ts'
import { momentWords } from '../../words/time.ts'
import { Facts } from '../parts/facts.tsx'
import { JoinState } from '../parts/join-state.tsx'
import style from './queue.module.scss'

/** A join in the queue: who, where, as what, since when, and what the roster knows. */
export function JoinLetter({
  join,
  now,
  chosen,
  selection,
  onOpen,
}: {
  join: QueuedJoin
  now: number
  chosen: boolean
  selection: Selection | undefined
  onOpen: () => void
}) {
  return (
    <Box className={cx(style.letter, chosen && style.chosen)}>
      {selection && (
        <Check
          label={`选择 ${join.name} ${join.room}`}
          on={selection.has(join.id)}
          onToggle={() => selection.toggle(join.id)}
        />
      )}
      <Tap className={style.open} current={chosen} onTap={onOpen}>
        <Box as='span' className={style.head}>
          <Box as='span' className={style.who}>
            {join.name}（{relationWords[join.relation]}）
          </Box>
          <JoinState join={join} now={now} />
        </Box>
        <Box as='span'>
          <Icon name='map-pin' /> {addressWords(join)}
        </Box>
        {join.child && <Tag icon='users-round'>未满 14 岁，要由同户家人确认</Tag>}
        <Box as='span' className={style.soft}>
          {momentWords(join.openedAt, now)}提出
        </Box>
        <Facts facts={join.facts} />
        {join.reason && (
          <Box as='span' className={style.soft}>
            原因：{join.reason}
          </Box>
        )}
      </Tap>
    </Box>
  )
}
