import type { ReactNode } from 'react'
import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { alertLifecycle, isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { againWords, faceWords, goingWords, kindIcon, kindWord, placeWords } from '../../alerts/ring/words.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Go } from '../../ui/base/tap.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import type { IconName } from '../../ui/icon/names.ts'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { momentWords } from '../../words/time.ts'
import { nextWords, toldWords } from '../words.ts'
import style from './wall-alert.module.scss'

const stateIcons = { raised: 'siren', going: 'footprints', arrived: 'map-pin' } as const

const iconOf = (state: AlertCard['state']): IconName =>
  state === 'raised' || state === 'going' || state === 'arrived' ? stateIcons[state] : 'circle-check'

/** An alert as a band of the wall: for how long, what, where, who goes, and until when. Without names: a wall is seen by many. */
export function WallAlert({
  card,
  now,
  grouped,
  narrow,
  action,
}: {
  card: AlertCard
  now: number
  /** The name of the incident that it belongs to. */
  grouped?: string | undefined
  /** In a column beside another. */
  narrow?: boolean
  action?: ReactNode
}) {
  const open = isOpen(card.state)
  const until = open ? now : Date.parse(card.endedAt ?? card.changedAt)
  const age = until - Date.parse(card.raisedAt)
  const next = nextWords(card, now)
  return (
    <Box
      as='li'
      className={cx(
        style.band,
        !narrow && style.whole,
        style[card.state],
        card.drill && style.drill,
        !open && style.over,
      )}
    >
      <Go to={paths.answerAlert(card.id)} className={style.inside}>
        <Box as='span' className={style.age} label={open ? '已经等了' : '用时'}>
          {faceWords(age)}
        </Box>
        <Box as='span' className={style.what}>
          <Box as='span' className={style.head}>
            <Icon name={kindIcon(card.kind)} />
            <Box as='span' className={style.kind}>
              {card.drill ? '【演练】' : ''}
              {kindWord(card.kind)}
            </Box>
            <CaseTag rule={alertLifecycle.states[card.state]} icon={iconOf(card.state)} />
            {card.again > 0 && (
              <Tag icon='rotate-ccw' tone='amber'>
                {againWords(card)}
              </Tag>
            )}
            {card.witnessCount > 0 && <Tag icon='users-round'>同处 {card.witnessCount} 人</Tag>}
            {grouped && <Tag icon='flag'>{grouped}</Tag>}
          </Box>
          <Box as='span' className={style.place}>
            {placeWords(card)}
          </Box>
          <Box as='span' className={style.who}>
            {open
              ? (goingWords(card, now) ?? '还没有人说去')
              : `${momentWords(card.raisedAt, now)}${card.sensed ? '报警' : '求助'}，已经结束`}
          </Box>
        </Box>
        {open && (
          <Box as='span' className={style.next}>
            <Box as='span' className={style.due}>
              {next}
            </Box>
            <Box as='span' className={style.told}>
              {toldWords(card)}
            </Box>
          </Box>
        )}
      </Go>
      {action}
    </Box>
  )
}
