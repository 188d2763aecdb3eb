/**
 * Whom a post means: the staff on duty, who spoke here of late, and neighbours by building and surname. Once one has looked for a
 * neighbour, that stands first: what was found would be below the screen.
 */
import { Fragment, useState } from 'react'
import type { Post } from '../../../../../shared/channels/post.ts'
import type { Channel } from '../../../../../shared/channels/reading.ts'
import { alsoMeaning, alsoNaming, MEANT_WORDS, type PostForm, roomToMean } from '../../../outbox/post-form.ts'
import { Box } from '../../../ui/base/box.tsx'
import { Heading, Soft } from '../../../ui/parts/prose.tsx'
import { Row, Rows, RowTap } from '../../../ui/parts/rows.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'
import { callableWords } from '../../../words/post.ts'
import { FindMember } from './find-member.tsx'
import { useCallable } from './use-callable.ts'

/** So many who spoke last are offered. */
const RECENT = 6

export interface Mentioning {
  channel: Pick<Channel, 'id' | 'kind' | 'area'>
  /** What was said here, the newest last. */
  posts: readonly Post[]
  /** Whether staff can be called from here. */
  callable: boolean
}

export function MentionSheet({
  channel,
  posts,
  callable,
  form,
  onChoose,
  onClose,
}: Mentioning & {
  form: PostForm
  onChoose: (part: Partial<PostForm>) => void
  onClose: () => void
}) {
  const [looked, setLooked] = useState(false)
  const room = roomToMean(form)
  const offered = (
    <Fragment key='offered'>
      <OnDuty
        channel={channel.id}
        on={form.call}
        onCall={callable ? () => onChoose({ call: !form.call }) : undefined}
      />
      {!room.byName && <Soft>{MEANT_WORDS}。点输入框上方的名字可以去掉。</Soft>}
      {room.any && (
        <Recent posts={posts} onChoose={({ id, author }) => onChoose(alsoMeaning(form, { id, name: author.name }))} />
      )}
    </Fragment>
  )
  const find = room.byName && (
    <FindMember
      key='find'
      channel={channel}
      onLooked={() => setLooked(true)}
      onChoose={(member) => onChoose(alsoNaming(form, member))}
    />
  )
  return (
    <Sheet title='提到谁' onClose={onClose}>
      {looked ? [find, offered] : [offered, find]}
    </Sheet>
  )
}

/** Who is on duty, and the call to them. */
function OnDuty({ channel, on, onCall }: { channel: string; on: boolean; onCall: (() => void) | undefined }) {
  const hint = useCallable(channel, callableWords)
  return (
    <Box>
      <Heading>值班</Heading>
      <Rows label='值班'>
        {onCall ? (
          <RowTap icon='megaphone' title={on ? '不呼叫网格员了' : '@网格员，请他们回复'} hint={hint} onTap={onCall} />
        ) : (
          <Row icon='megaphone' title='值班的工作人员' hint={hint} />
        )}
      </Rows>
    </Box>
  )
}

function Recent({ posts, onChoose }: { posts: readonly Post[]; onChoose: (post: Post) => void }) {
  const others = posts.filter(({ author, state }) => !author.mine && state === 'shown')
  const newest = [...new Map(others.map((post) => [post.author.name, post])).values()].reverse()
  const last = newest.sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, RECENT)
  return (
    <Box>
      <Heading>最近发言</Heading>
      {last.length === 0 && <Soft>最近还没有别人说话，可以按姓找。</Soft>}
      {last.length > 0 && (
        <Rows label='最近发言'>
          {last.map((post) => (
            <RowTap
              key={post.id}
              icon={post.author.staff ? 'id-card' : 'at-sign'}
              title={post.author.name}
              hint={post.author.staff}
              onTap={() => onChoose(post)}
            />
          ))}
        </Rows>
      )}
    </Box>
  )
}
