/** Everything that can be done with a post. */
import { postLifecycle } from '../../../../../shared/channels/lifecycle.ts'
import { RECALL_TIME, reactions, reactionWords } from '../../../../../shared/channels/limits.ts'
import type { Post } from '../../../../../shared/channels/post.ts'
import { movesFor } from '../../../../../shared/lifecycle.ts'
import { go, paths } from '../../../paths.ts'
import { copyText } from '../../../platform/copy.ts'
import { Box } from '../../../ui/base/box.tsx'
import { Tap } from '../../../ui/base/tap.tsx'
import { cx } from '../../../ui/cx.ts'
import { Icon } from '../../../ui/icon/icon.tsx'
import { FieldError } from '../../../ui/parts/field.tsx'
import { Rows, RowTap } from '../../../ui/parts/rows.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'
import { leftWords, reactionIcons } from '../../../words/post.ts'
import style from './bubble.module.scss'
import type { Asked } from './post-sheets.tsx'
import { useSeconds } from './use-seconds.ts'

/** What the reader may do in the channel. */
export interface May {
  speak: boolean
  manage: boolean
  /** Whether they serve there. */
  serve: boolean
}

/** The moves that its author may make now, and how long they may be made, in milliseconds. */
export function ownMoves(post: Post, now: number) {
  if (!post.author.mine) return { moves: [], left: 0 }
  const since = post.state === 'shown' ? now - Date.parse(post.at) : undefined
  const facts = { sinceShown: since, appealed: false, turned: post.ticket !== undefined }
  const standing = { state: post.state, roundAt: post.at, enteredAt: post.at, late: false }
  const moves = movesFor(postLifecycle, standing, facts, ['author'], new Date(now).toISOString())
  return { moves, left: since === undefined ? RECALL_TIME : RECALL_TIME - since }
}

export function PostMenu({
  post,
  may,
  inThread,
  failure,
  onReact,
  onMention,
  onPin,
  onSettle,
  onAsk,
  onTicket,
  onClose,
}: {
  post: Post
  may: May
  /** Whether it stands in a thread, where there is none of its own. */
  inThread: boolean
  failure: string | undefined
  onReact: (post: Post, reaction: Post['reactions'][number]) => void
  onMention?: ((post: Post) => void) | undefined
  onPin: (post: Post) => void
  onSettle: () => void
  onAsk: (asked: Asked) => void
  onTicket: (post: Post) => void
  onClose: () => void
}) {
  const now = useSeconds()
  const { moves, left } = ownMoves(post, now)
  const shown = post.state === 'shown'
  const mine = post.author.mine
  const then = (act: () => void) => () => {
    onClose()
    act()
  }
  return (
    <Sheet title={mine ? '我的这条发言' : `${post.author.name}的发言`} onClose={onClose}>
      {shown && may.speak && (
        <Box className={style.choices} role='group' label='回应'>
          {reactions.map((reaction) => {
            const on = post.reactions.some((each) => each.reaction === reaction && each.mine)
            return (
              <Tap
                key={reaction}
                pressed={on}
                className={cx(style.chip, on && style.chipMine)}
                onTap={() => onReact(post, { reaction, count: 0, mine: on })}
              >
                <Icon name={reactionIcons[reaction]} />
                {reactionWords[reaction]}
              </Tap>
            )
          })}
        </Box>
      )}
      <FieldError id='post-menu'>{failure}</FieldError>
      <Rows label='可以做的'>
        {shown && !inThread && (
          <RowTap icon='reply' title='回复' onTap={then(() => go(paths.thread(post.thread ?? post.id)))} />
        )}
        {shown && !mine && may.speak && onMention && (
          <RowTap icon='at-sign' title='提到 TA' onTap={then(() => onMention(post))} />
        )}
        {moves.includes('edit') && (
          <RowTap icon='pencil' title='修改' hint={`还可以改 ${leftWords(left)}`} onTap={() => onAsk('edit')} />
        )}
        {moves.includes('recall') && (
          <RowTap icon='undo-2' title='撤回' hint={`还可以撤回 ${leftWords(left)}`} onTap={() => onAsk('recall')} />
        )}
        {moves.includes('appeal') && (
          <RowTap icon='scroll-text' title='申诉' hint='请工作人员再看一遍，只能提一次' onTap={() => onAsk('appeal')} />
        )}
        {post.text !== '' && <RowTap icon='copy' title='复制文字' onTap={then(() => void copyText(post.text))} />}
        {moves.includes('turn') && (
          <RowTap
            icon='file-pen-line'
            title='转为诉求'
            hint='文字和照片一起交给社区办理，2 小时内受理'
            onTap={then(() => onTicket(post))}
          />
        )}
        {mine && (post.call === 'asked' || post.call === 'answered') && (
          <RowTap icon='circle-check-big' title='解决了' hint='不用再请工作人员回复' onTap={onSettle} />
        )}
        {shown && !mine && may.serve && !post.ticket && (
          <RowTap
            icon='clipboard-list'
            title='建议转为诉求'
            hint='TA 同意后，以 TA 的名义提交'
            onTap={() => onAsk('propose')}
          />
        )}
        {shown && may.manage && !post.thread && (
          <RowTap
            icon={post.pinned ? 'pin-off' : 'pin'}
            title={post.pinned ? '取消置顶' : '置顶'}
            hint={post.pinned ? undefined : '一直显示在频道最上面'}
            onTap={() => onPin(post)}
          />
        )}
        {shown && !mine && may.manage && (
          <RowTap
            icon='shield-check'
            title='移除'
            hint='看过前后文再决定，要写原因'
            onTap={then(() => go(paths.moderationCase(post.id)))}
          />
        )}
        {shown && !mine && (
          <RowTap
            icon='flag'
            title='举报'
            hint='工作人员会核实，不会告诉对方是谁举报的'
            onTap={() => onAsk('report')}
          />
        )}
        {shown && !mine && !post.author.staff && (
          <RowTap icon='user-round-x' title='屏蔽 TA' hint='只对您有效，不会告诉对方' onTap={() => onAsk('block')} />
        )}
      </Rows>
    </Sheet>
  )
}
