/** A channel or a thread as one talks in it: what was said, newest at the bottom, and where one writes. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Post } from '../../../../../shared/channels/post.ts'
import type { Channel } from '../../../../../shared/channels/reading.ts'
import type { Me } from '../../../../../shared/people/person.ts'
import { api } from '../../../api/api.ts'
import { outbox, useOutbox } from '../../../outbox/device-outbox.ts'
import type { OutboxItem } from '../../../outbox/item.ts'
import {
  alsoMeaning,
  emptyPost,
  formOfItem,
  MEANT_WORDS,
  type PostForm,
  postDraft,
  postForm,
} from '../../../outbox/post-form.ts'
import { useDraft } from '../../../outbox/use-draft.ts'
import { Box } from '../../../ui/base/box.tsx'
import { Scroller, type ScrollTo } from '../../../ui/base/scroller.tsx'
import { Tap } from '../../../ui/base/tap.tsx'
import { cx } from '../../../ui/cx.ts'
import { Icon } from '../../../ui/icon/icon.tsx'
import { Button } from '../../../ui/parts/button.tsx'
import { StaleNote } from '../../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../../ui/parts/states.tsx'
import { say } from '../../../ui/toast/say.ts'
import { postBrief, unreadWords } from '../../../words/post.ts'
import { brief } from '../../../words/ticket.ts'
import { linesOf, type News, newCount } from '../../lines.ts'
import { bubbleId } from './bubble.tsx'
import { Composer } from './composer.tsx'
import style from './conversation.module.scss'
import { withRecalled } from './give-back.ts'
import { PostSheets } from './post-actions.tsx'
import { NEW_LINE, Said } from './said.tsx'
import { waitingHere } from './sent.tsx'
import type { Place, useFeed } from './use-feed.ts'
import { useOwn } from './use-own.ts'

/** So many new posts are mostly in view when one comes. */
const IN_VIEW = 4

export function Conversation({
  me,
  place,
  channel,
  talk: { state, feed },
  news,
  first,
  top,
  empty,
  onSeen,
}: {
  me: Me
  place: Place
  channel: Channel
  talk: ReturnType<typeof useFeed>
  /** What came since one read here last. */
  news?: News | undefined
  /** The post to begin at, where it isn't the last. */
  first?: string | undefined
  /** What stands before the first of them, and scrolls with them. */
  top?: ReactNode
  empty: ReactNode
  /** The end is in view, and this is the last event in it. */
  onSeen?: ((seq: number) => void) | undefined
}) {
  const { log, failure, older } = state
  const { own, proposals, rereadOwn } = useOwn(place)
  const unsent = waitingHere(useOutbox(me.id), place)
  const draft = useDraft(me.id, postDraft(place.channel, place.thread), postForm, emptyPost)
  const [writing, setWriting] = useState(0)
  const [chosen, setChosen] = useState<Post>()
  const [to, setTo] = useState<ScrollTo>({ id: 'end', turn: 0 })
  const [atEnd, setAtEnd] = useState(true)
  const [jumped, setJumped] = useState(false)
  const change = (part: Partial<PostForm>) => draft.update((latest) => ({ ...latest, ...part }))
  const scroll = (id: string) => setTo(({ turn }) => ({ id, turn: turn + 1 }))
  const seq = log?.seq

  // biome-ignore lint/correctness/useExhaustiveDependencies: told again when there is more to see
  useEffect(() => {
    if (atEnd && seq !== undefined) onSeen?.(seq)
  }, [atEnd, seq])
  const came = useCame(log?.posts)
  // WeChat does not stay at the end by itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something came
  useEffect(() => {
    if (atEnd) scroll('end')
  }, [log?.posts.length, unsent.length])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when they are there
  useEffect(() => {
    if (first && log) scroll(bubbleId({ id: first }))
  }, [log !== undefined])

  if (!log) return failure ? <ErrorState failure={failure} retry={() => void feed.read()} /> : <Skeleton />

  async function react({ id }: Post, { reaction, mine }: Post['reactions'][number]) {
    const answer = await api.call('reactToPost', { params: { postId: id }, body: { reaction, on: !mine } })
    if (answer.ok) feed.answer(answer.value)
    else say(answer.failure.message)
  }
  function takeBack(item: OutboxItem) {
    const form = formOfItem(item.body)
    if (!form) return say('这条不能改，可以删掉重写')
    outbox.discard(item.key)
    const { thread: _, ...written } = form
    change({ place: undefined, link: undefined, ...written })
    setWriting((turn) => turn + 1)
  }
  const count = newCount(log.posts, news)
  // What I wrote before the first that was read stands among those that were not read yet.
  const oldest = log.before === undefined ? undefined : log.posts[0]?.at
  const mine = own.filter(({ at }) => oldest === undefined || at >= oldest)
  const lines = linesOf(
    log.posts.map((post) => withProposal(post, proposals)),
    mine,
    news,
  )
  const none = lines.length === 0 && unsent.length === 0
  return (
    <>
      {failure && <StaleNote failure={failure} retry={() => void feed.read()} />}
      <Box className={style.jumps}>
        {count > IN_VIEW && atEnd && !jumped && (
          <Tap
            className={cx(style.jump, style.up)}
            onTap={() => {
              setJumped(true)
              scroll(NEW_LINE)
            }}
          >
            <Icon name='arrow-up' /> {unreadWords(count)}
          </Tap>
        )}
      </Box>
      <Scroller
        label={place.thread ? '回复' : '频道里的发言'}
        to={to}
        onTop={() => void feed.older()}
        onEnd={(there) => {
          setAtEnd(there)
          // Who scrolls back is on the way there.
          if (!there) setJumped(true)
        }}
      >
        {log.before !== undefined && (
          <Button kind='quiet' busy={older} onTap={() => void feed.older()}>
            {older ? '正在载入' : '看更早的'}
          </Button>
        )}
        {top}
        {none && empty}
        <Said
          label={place.thread ? '回复' : '发言'}
          lines={lines}
          unsent={unsent}
          threads={place.thread === undefined}
          onMenu={setChosen}
          onReact={channel.maySpeak ? (post, each) => void react(post, each) : undefined}
          onRewrite={takeBack}
          onChanged={(post) => {
            feed.answer(post)
            void rereadOwn()
          }}
        />
      </Scroller>
      <Box className='only-read' live='polite'>
        {came && `${came.author.name}：${brief(postBrief(came), 60)}`}
      </Box>
      <Box className={style.jumps}>
        {!atEnd && (
          <Tap className={style.jump} onTap={() => scroll('end')}>
            <Icon name='arrow-down' /> 回到最新
          </Tap>
        )}
      </Box>
      {channel.maySpeak ? (
        <Composer
          key={writing}
          me={me.id}
          place={place}
          form={draft.value}
          change={change}
          forget={draft.forget}
          mentioning={{ channel, posts: log.posts, callable: place.thread === undefined && !channel.serves }}
          onSaid={() => scroll('end')}
        />
      ) : (
        <Box className={style.why} role='note'>
          <Icon name='info' /> {channel.why ?? '您在这里只能看，不能发言'}
        </Box>
      )}
      {chosen && (
        <PostSheets
          key={chosen.id}
          post={log.posts.find(({ id }) => id === chosen.id) ?? own.find(({ id }) => id === chosen.id) ?? chosen}
          may={{ speak: channel.maySpeak, manage: channel.mayModerate, serve: channel.serves }}
          inThread={place.thread !== undefined}
          onMention={({ id, author }) => {
            const part = alsoMeaning(draft.value, { id, name: author.name })
            if (part.mentions) change(part)
            else say(MEANT_WORDS)
          }}
          onRecalled={(post) => {
            change(withRecalled(draft.value, post))
            setWriting((turn) => turn + 1)
          }}
          onChanged={(post) => {
            if (post) feed.answer(post)
            void rereadOwn()
            void feed.read()
          }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
}

/** Proposals are for its author, and told with one's own posts. */
const withProposal = <P extends Post>(post: P, proposals: ReadonlyMap<string, Post['proposal']>): P =>
  proposals.has(post.id) ? { ...post, proposal: proposals.get(post.id) } : post

/** The last post of somebody else that came while one looked. */
function useCame(posts: readonly Post[] | undefined): Post | undefined {
  const last = posts?.[posts.length - 1]
  const first = useRef<string>(undefined)
  const begun = useRef(false)
  if (!begun.current && posts) {
    begun.current = true
    first.current = last?.id
  }
  if (!last || last.id === first.current || last.author.mine || last.state !== 'shown') return undefined
  return last
}
