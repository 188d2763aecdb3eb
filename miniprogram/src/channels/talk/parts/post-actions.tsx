/** What is done to a post: its menu, and what each choice asks. */
import { useState } from 'react'
import type { Post } from '../../../../../shared/channels/post.ts'
import { api } from '../../../api/api.ts'
import { useAct } from '../../../live/use-act.ts'
import { go, paths } from '../../../paths.ts'
import { type May, PostMenu } from './post-menu.tsx'
import { AppealSheet, type Asked, EditSheet, RecallSheet } from './post-sheets.tsx'
import { ProposeSheet } from './propose-sheet.tsx'
import { BlockSheet, ReportSheet } from './report-sheets.tsx'

export function PostSheets({
  post,
  may,
  inThread,
  onMention,
  onRecalled,
  onChanged,
  onClose,
}: {
  post: Post
  may: May
  inThread: boolean
  onMention?: ((post: Post) => void) | undefined
  /** It was taken back: what it said, for who writes it anew. */
  onRecalled: (post: Post) => void
  /** Something was done; with how the post is now, where that was answered. */
  onChanged: (post?: Post) => void
  onClose: () => void
}) {
  const [asked, setAsked] = useState<Asked>()
  const { failure, act } = useAct()
  const params = { postId: post.id }
  const done = (changed?: Post) => {
    onChanged(changed)
    onClose()
  }

  async function react(reaction: Post['reactions'][number]) {
    const wish = { params, body: { reaction: reaction.reaction, on: !reaction.mine } }
    const changed = await act(wish, () => api.call('reactToPost', wish))
    if (changed) done(changed)
  }
  async function pin() {
    const wish = { params, body: { pinned: !post.pinned } }
    const changed = await act(wish, () => api.call('pinPost', wish), post.pinned ? '已取消置顶' : '已置顶')
    if (changed) done(changed)
  }
  async function settle() {
    const changed = await act({ params }, () => api.call('settleCall', { params }), '好的，已记下')
    if (changed) done(changed)
  }
  const shared = { post, onDone: done, onClose }
  switch (asked) {
    case 'edit':
      return <EditSheet {...shared} />
    case 'recall':
      return (
        <RecallSheet
          {...shared}
          onDone={(changed) => {
            onRecalled(post)
            done(changed)
          }}
        />
      )
    case 'propose':
      return <ProposeSheet {...shared} />
    case 'appeal':
      return <AppealSheet {...shared} />
    case 'report':
      return <ReportSheet {...shared} />
    case 'block':
      return <BlockSheet {...shared} />
    case undefined:
      return (
        <PostMenu
          post={post}
          may={may}
          inThread={inThread}
          failure={failure?.message}
          onReact={(_, reaction) => void react(reaction)}
          onMention={onMention}
          onPin={() => void pin()}
          onSettle={() => void settle()}
          onAsk={setAsked}
          onTicket={() => go(paths.turnPost(post.id))}
          onClose={onClose}
        />
      )
  }
}
