import type { RoomFacts } from '../../../../shared/households/join.ts'
import { Box } from '../../ui/base/box.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import style from './facts.module.scss'

/** What the roster knows of a room, for whoever answers a join to it. Phones are masked. */
export function Facts({ facts }: { facts: RoomFacts }) {
  const { inRoster, members, phones } = facts
  return (
    <Box as='span' className={style.facts}>
      {inRoster ? (
        <Tag icon='book-user'>在名册里</Tag>
      ) : (
        <Tag icon='triangle-alert' tone='amber'>
          名册里没有这一户
        </Tag>
      )}
      <Box as='span'>{members === 0 ? '还没有成员' : `已有 ${members} 位成员`}</Box>
      {phones.length > 0 && <Box as='span'>登记电话 {phones.join('、')}</Box>}
    </Box>
  )
}
