import type { ModeratedPost } from '../../../../shared/moderation/contract.ts'
import { Bubble } from '../../channels/talk/parts/bubble.tsx'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { momentWords } from '../../words/time.ts'
import { Around } from './around.tsx'
import style from './case.module.scss'

/** The post among what was said before and after it, as the channel shows that. */
export function Context({ moderated: { card, post, before, after }, now }: { moderated: ModeratedPost; now: number }) {
  const placed = post.seq !== undefined
  return (
    <Card title={post.thread ? '回复和前后文' : '发言和前后文'}>
      {!placed && before.length > 0 && <Soft>这条还没有在频道里出现过。前面是频道里最近的几条：</Soft>}
      <Box className={style.said}>
        <Around posts={before} side='before' />
        <Box className={style.asked}>
          <Box className={style.day}>要看的这一条 · {momentWords(post.at, now)}</Box>
          <Bubble post={post} />
        </Box>
        <Around posts={after} side='after' />
      </Box>
      {before.length + after.length === 0 && <Soft>前后没有别的发言。</Soft>}
      <ButtonLink
        kind='quiet'
        icon='messages-square'
        to={post.thread ? paths.thread(post.thread) : paths.channel(card.channel)}
      >
        {post.thread ? '看整段回复' : '到频道里看'}
      </ButtonLink>
    </Card>
  )
}
