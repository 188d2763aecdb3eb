/** One post whole, for whoever decides about it: why it is here, what was said around it, and the decision. */
import { type ReactNode, useState } from 'react'
import type { ModeratedPost } from '../../../../shared/moderation/contract.ts'
import type { Decision } from '../../../../shared/moderation/reasons.ts'
import type { Me } from '../../../../shared/people/contract.ts'
import { isAbout } from '../../../../shared/sockets/contract.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { History } from '../../ui/parts/history.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { checkWords, postDid, postMoveIcons, whySentence } from '../../words/moderation.ts'
import { ReviewClock, WhyTag } from '../parts/why.tsx'
import { Context } from './context.tsx'
import { Decide } from './decide.tsx'

export function PostCase({
  me,
  postId,
  about,
  onRead,
  onDecided,
  onNext,
}: {
  me: Me
  postId: string
  /** Reports and author, where they don't stand beside it. */
  about?: ReactNode
  /** Hears the post whenever it was read. */
  onRead: (moderated: ModeratedPost) => void
  onDecided: () => void
  /** Opens the next one that waits; undefined when none does. */
  onNext: (() => void) | undefined
}) {
  const now = useNow()
  const [decided, setDecided] = useState<Decision>()
  const { reading, reread } = useReading(
    async () => {
      const read = await api.call('getModeratedPost', { params: { postId } })
      if (read.ok) onRead(read.value)
      return read
    },
    // A reading is kept as a look, so it reads again only when this post changed.
    { key: postId, cares: (event) => event.kind === 'frame' && isAbout(event.frame, postId) },
  )
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') {
    const { code } = reading.failure
    if (code !== 'notFound' && code !== 'badInput' && code !== 'notAllowed')
      return <ErrorState failure={reading.failure} retry={() => void reread()} />
    return (
      <Empty
        icon='shield-check'
        title='没有找到这条发言'
        action={<ButtonLink to={paths.moderationQueue}>看待审的发言</ButtonLink>}
      >
        它可能不在您的片区，或者是您自己写的：自己的发言要由别人来看。
      </Empty>
    )
  }
  const moderated = reading.value
  const { card, reports, timeline } = moderated
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
      <Card>
        <Head title={card.channelName}>
          <WhyTag card={card} />
        </Head>
        <Line icon='info'>{whySentence(card)}</Line>
        <Line icon='shield-check'>{checkWords(timeline)}</Line>
        <ReviewClock card={card} now={now} />
      </Card>
      <Context moderated={moderated} now={now} />
      <Decide
        me={me}
        card={card}
        reports={reports}
        now={now}
        decided={decided}
        onDecided={(decision) => {
          setDecided(decision)
          void reread()
          onDecided()
        }}
        onNext={onNext}
      />
      {about}
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
