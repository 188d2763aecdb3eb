import { useState } from 'react'
import { postLifecycle } from '../../../../../shared/channels/lifecycle.ts'
import type { Post } from '../../../../../shared/channels/post.ts'
import type { Me } from '../../../../../shared/people/person.ts'
import { api } from '../../../api/api.ts'
import { useList } from '../../../live/use-list.ts'
import { useNow } from '../../../live/use-now.ts'
import { paths } from '../../../paths.ts'
import { Gate } from '../../../session/gate.tsx'
import { Page } from '../../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../../ui/parts/button.tsx'
import { CaseTag } from '../../../ui/parts/case-tag.tsx'
import { Letter } from '../../../ui/parts/letter.tsx'
import { Letters } from '../../../ui/parts/letters.tsx'
import { Empty } from '../../../ui/parts/states.tsx'
import { postBrief, postStateIcons } from '../../../words/post.ts'
import { brief } from '../../../words/ticket.ts'
import { momentWords } from '../../../words/time.ts'
import { MadeTicket } from '../parts/link-card.tsx'
import { ownMoves } from '../parts/post-menu.tsx'
import { AppealSheet } from '../parts/post-sheets.tsx'
import { ProposalCard } from '../parts/proposal-card.tsx'

export default function MinePage() {
  return (
    <Page title='我的发言'>
      <Gate>{(me) => <MyPosts key={me.id} me={me} />}</Gate>
    </Page>
  )
}

function MyPosts(_: { me: Me }) {
  const now = useNow()
  const [appealed, setAppealed] = useState<Post>()
  const list = useList('mine', (cursor) => api.call('listMyPosts', { query: { cursor } }))
  return (
    <>
      <Letters
        {...list}
        keyOf={({ id }) => id}
        letter={(post) => (
          <MyPost post={post} now={now} onAppeal={() => setAppealed(post)} onChanged={() => void list.reread()} />
        )}
        empty={
          <Empty
            icon='message-square-text'
            title='您还没有说过话'
            action={
              <ButtonLink kind='main' icon='messages-square' to={paths.channels}>
                去频道看看
              </ButtonLink>
            }
          >
            在频道里说的话会列在这里，审核到哪一步、没通过的原因都能看到。
          </Empty>
        }
      />
      {appealed && (
        <AppealSheet
          post={appealed}
          onDone={() => {
            setAppealed(undefined)
            void list.reread()
          }}
          onClose={() => setAppealed(undefined)}
        />
      )}
    </>
  )
}

function MyPost({
  post,
  now,
  onAppeal,
  onChanged,
}: {
  post: Post
  now: number
  onAppeal: () => void
  onChanged: () => void
}) {
  const rule = postLifecycle.states[post.state]
  const { moves } = ownMoves(post, now)
  const parts = [
    momentWords(post.at, now),
    post.appealTo ? `您的申诉由${post.appealTo}的工作人员决定` : undefined,
    post.reason ? `原因：${post.reason}` : post.state === 'shown' ? undefined : rule.next,
    post.replies > 0 ? `${post.replies} 条回复` : undefined,
  ]
  return (
    <Letter
      title={brief(postBrief(post), 80)}
      tag={<CaseTag rule={rule} icon={postStateIcons[post.state]} />}
      lines={parts.filter((part) => part !== undefined)}
      actions={
        <>
          {post.state === 'shown' && (
            <ButtonLink kind='quiet' icon='message-circle' to={paths.thread(post.thread ?? post.id)}>
              去看看
            </ButtonLink>
          )}
          {moves.includes('appeal') && (
            <Button kind='quiet' icon='scroll-text' onTap={onAppeal}>
              申诉
            </Button>
          )}
        </>
      }
    >
      {post.ticket && <MadeTicket ticket={post.ticket} />}
      <ProposalCard post={post} onDone={onChanged} />
    </Letter>
  )
}
