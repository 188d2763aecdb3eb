/** What can be decided about a post, and once it was, the way to the next one. */
import { useState } from 'react'
import { postLifecycle } from '../../../../shared/channels/lifecycle.ts'
import type { ModeratedPost, ModerationCard } from '../../../../shared/moderation/contract.ts'
import type { Decision } from '../../../../shared/moderation/reasons.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { paths } from '../../paths.ts'
import { useKeys } from '../../platform/keys.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { decidedSaid, decisionIcons, decisionsOf, notMineWords, whyOf } from '../../words/moderation.ts'
import style from './case.module.scss'
import { DecideSheet } from './decide-sheet.tsx'

export function Decide({
  me,
  moderated: { card, reports },
  now,
  decided,
  onDecided,
  onChanged,
  onNext,
}: {
  me: Me
  moderated: ModeratedPost
  now: number
  /** What was decided just now. */
  decided: Decision | undefined
  onDecided: (decision: Decision) => void
  /** It isn't any more what was shown here. */
  onChanged: () => void
  onNext: (() => void) | undefined
}) {
  // As it was read when the question was asked: what comes meanwhile is not what was decided about.
  const [asked, setAsked] = useState<{ decision: Decision; card: ModerationCard }>()
  const [changed, setChanged] = useState<string>()
  const may = decisionsOf(card, now)
  const waits = whyOf(card) !== undefined
  const done = decided !== undefined && !waits
  // n is bound only where there is a next one to go to.
  useKeys(done && onNext ? { n: onNext } : {})
  const title = done ? `处理好了：${decidedSaid[decided]}` : waits ? '怎么处理' : '可以做的'
  if (waits && !card.mayDecide)
    return (
      <Card title={title}>
        <Box>{notMineWords(card)}</Box>
      </Card>
    )
  if (!done && may.length === 0) return null
  return (
    <Card title={title} tone={done ? 'brand' : 'plain'}>
      {done && (
        <>
          <Box>{onNext ? '还有等着看的发言。' : '没有别的要看了。'}</Box>
          <Buttons>
            {onNext ? (
              <Button kind='main' icon='chevron-right' onTap={onNext}>
                看下一条
              </Button>
            ) : (
              <ButtonLink to={paths.moderationQueue}>回到列表</ButtonLink>
            )}
          </Buttons>
        </>
      )}
      {changed === card.id && !done && (
        <Box role='alert'>这条发言刚刚变了，您的处理没有生效。请看现在的内容再决定。</Box>
      )}
      {may.length > 0 && (
        <Box className={style.decisions}>
          {may.map((decision) => (
            <Button
              key={decision}
              kind={done ? 'quiet' : 'plain'}
              icon={decisionIcons[decision]}
              onTap={() => setAsked({ decision, card })}
            >
              {done ? `改为${postLifecycle.moves[decision].word}` : postLifecycle.moves[decision].word}
            </Button>
          ))}
        </Box>
      )}
      {asked && (
        <DecideSheet
          key={`${asked.card.id} ${asked.decision}`}
          me={me}
          card={asked.card}
          reports={reports}
          decision={asked.decision}
          onDone={() => {
            setAsked(undefined)
            setChanged(undefined)
            onDecided(asked.decision)
          }}
          onChanged={() => {
            setAsked(undefined)
            setChanged(asked.card.id)
            onChanged()
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Card>
  )
}
