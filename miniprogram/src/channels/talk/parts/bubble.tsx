import { callLifecycle } from '../../../../../shared/channels/call.ts'
import { postLifecycle } from '../../../../../shared/channels/lifecycle.ts'
import { reactionWords } from '../../../../../shared/channels/limits.ts'
import type { Post } from '../../../../../shared/channels/post.ts'
import { paths } from '../../../paths.ts'
import { Box } from '../../../ui/base/box.tsx'
import { Go, Tap } from '../../../ui/base/tap.tsx'
import { cx } from '../../../ui/cx.ts'
import { Icon } from '../../../ui/icon/icon.tsx'
import { CaseTag } from '../../../ui/parts/case-tag.tsx'
import { Tag } from '../../../ui/parts/letter.tsx'
import { PhotoGrid } from '../../../ui/photo/photo-grid.tsx'
import { timeOf } from '../../../words/day.ts'
import { calledWords, callIcons, goneWords, postStateIcons, reactionIcons } from '../../../words/post.ts'
import style from './bubble.module.scss'
import { BubbleText } from './bubble-text.tsx'
import { LinkTo, MadeTicket } from './link-card.tsx'
import { ProposalCard } from './proposal-card.tsx'

/** What can be done with a post, from the post itself. */
export interface PostActs {
  /** Opens all that can be done with it. */
  onMenu?: ((post: Post) => void) | undefined
  onReact?: ((post: Post, reaction: Post['reactions'][number]) => void) | undefined
  /** Whether the way to its thread is shown. */
  threads?: boolean | undefined
  /** Something was decided about it from here. */
  onChanged?: ((post: Post) => void) | undefined
}

export const bubbleId = (post: Pick<Post, 'id'>) => `said-${post.id}`

/** Why its author sees it and nobody else does. */
function Standing({ post: { state, reason } }: { post: Post }) {
  if (state === 'shown') return null
  const rule = postLifecycle.states[state]
  return (
    <Box className={style.standing}>
      <CaseTag rule={rule} icon={postStateIcons[state]} />
      <Box as='span' className={style.next}>
        {reason ?? rule.next}
      </Box>
    </Box>
  )
}

/** A post as it stands in its channel: who, when, the words, and what neighbours made of them. */
export function Bubble({ post, onMenu, onReact, threads, onChanged }: { post: Post } & PostActs) {
  const { author, state, text, photos, at, editedAt, place, mentions, call, called, replies, reactions, ticket, link } =
    post
  if (state !== 'shown' && text === '' && photos.length === 0 && !(author.mine && link))
    return (
      <Box id={bubbleId(post)} className={style.gone}>
        {goneWords(post)}
      </Box>
    )
  const forMe = mentions.some(({ me }) => me)
  return (
    <Box id={bubbleId(post)} className={cx(style.said, author.mine && style.mine)}>
      <Box className={style.head}>
        <Box as='span' className={style.who}>
          {author.mine ? `${author.name}（我）` : author.name}
        </Box>
        {author.staff && <Tag icon='id-card'>{author.staff}</Tag>}
        <Box as='span' className={style.when}>
          {timeOf(at)}
          {editedAt && ' 改过'}
        </Box>
        {onMenu && (
          <Tap onTap={() => onMenu(post)} label={`更多：${author.name} ${timeOf(at)}`} className={style.more}>
            <Icon name='ellipsis' />
          </Tap>
        )}
      </Box>
      <Box className={cx(style.paper, forMe && style.forMe)}>
        {forMe && (
          <Box className={style.note}>
            <Icon name='at-sign' /> 提到了您
          </Box>
        )}
        {text && <BubbleText text={text} mentions={mentions} />}
        <PhotoGrid photos={photos} />
        {place && (
          <Box className={style.note}>
            <Icon name='map-pin' /> {place.name}
          </Box>
        )}
        {call && (
          <Box className={style.note}>
            <CaseTag rule={callLifecycle.states[call]} icon={callIcons[call]} /> 呼叫了工作人员
          </Box>
        )}
        {call === 'asked' && called && <Box className={style.note}>{calledWords(called)}</Box>}
        {link && <LinkTo link={link} />}
        {ticket && <MadeTicket ticket={ticket} />}
      </Box>
      <Standing post={post} />
      {onChanged && <ProposalCard post={post} onDone={onChanged} />}
      {(reactions.length > 0 || (threads && replies > 0)) && (
        <Box className={style.foot}>
          {reactions.map((each) => (
            <Tap
              key={each.reaction}
              pressed={each.mine}
              disabled={!onReact}
              label={`${reactionWords[each.reaction]}，${each.count} 人`}
              className={cx(style.chip, each.mine && style.chipMine)}
              onTap={() => onReact?.(post, each)}
            >
              <Icon name={reactionIcons[each.reaction]} />
              {reactionWords[each.reaction]} {each.count}
            </Tap>
          ))}
          {threads && replies > 0 && (
            <Go to={paths.thread(post.id)} className={style.link}>
              <Icon name='message-circle' /> {replies} 条回复
            </Go>
          )}
        </Box>
      )}
    </Box>
  )
}
