/** One post whole, for whoever decides about it: why it is here, what was said around it, and what happened. */
import type { ReactNode } from 'react'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { History } from '../../ui/parts/history.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { appealWords, checkWords, postDid, postMoveIcons, whySentence } from '../../words/moderation.ts'
import { ReviewClock, WhyTag } from '../parts/why.tsx'
import { Context } from './context.tsx'
import type { Moderated } from './use-moderated.ts'

export function PostCase({
  opened: { reading, reread },
  children,
}: {
  opened: Moderated
  /** What stands between the post and its history, where there is no pane beside it: reports, author, decision. */
  children?: ReactNode
}) {
  const now = useNow()
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') {
    const { code } = reading.failure
    if (code !== 'notFound' && code !== 'badInput' && code !== 'notAllowed')
      return <ErrorState failure={reading.failure} retry={reread} />
    return <Nowhere />
  }
  if (!reading.value) return null
  const { card, timeline } = reading.value
  const appeal = card.appealed ? appealWords(timeline) : undefined
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Card>
        <Head title={card.channelName}>
          <WhyTag card={card} />
        </Head>
        <Line icon='info'>{whySentence(card)}</Line>
        {appeal && <Line icon='scroll-text'>作者说：“{appeal}”</Line>}
        <Line icon='shield-check'>{checkWords(timeline)}</Line>
        <ReviewClock card={card} now={now} />
      </Card>
      <Context moderated={reading.value} now={now} />
      {children}
      <Card title='经过'>
        <History
          now={now}
          entries={timeline.map(({ seq, at, move, by, reason, before }) => ({
            seq,
            at,
            icon: postMoveIcons[move],
            who: by.party === 'clock' || by.party === 'check' || by.party === 'reports' ? undefined : by.name,
            did: postDid(move),
            text: before === undefined ? reason : `原来写的是：${before}`,
          }))}
        />
      </Card>
    </>
  )
}

const Nowhere = () => (
  <Empty icon='flag' title='没有找到这条发言' action={<ButtonLink to={paths.moderationQueue}>看待审的发言</ButtonLink>}>
    它可能不在您的片区，或者是您自己写的：自己的发言要由别人来看。
  </Empty>
)
