import { useState } from 'react'
import type { Post } from '../../../../shared/channels/post.ts'
import { Bubble } from '../../channels/talk/parts/bubble.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import style from './case.module.scss'

/** As many are shown at once, so that the post itself is in view. */
const NEAREST = 2

/** What was said before or after a post, the nearest of it first of all. */
export function Around({ posts, side }: { posts: readonly Post[]; side: 'before' | 'after' }) {
  const [whole, setWhole] = useState(false)
  if (posts.length === 0) return null
  const before = side === 'before'
  const nearest = before ? posts.slice(-NEAREST) : posts.slice(0, NEAREST)
  const rest = posts.length - nearest.length
  const more = !whole && rest > 0 && (
    <Button kind='quiet' icon={before ? 'arrow-up' : 'arrow-down'} onTap={() => setWhole(true)}>
      再看{before ? '前' : '后'}面 {rest} 条
    </Button>
  )
  return (
    <Box as='section' className={style.around} label={before ? '之前的发言' : '之后的发言'}>
      {before && more}
      {(whole ? posts : nearest).map((post) => (
        <Bubble key={post.id} post={post} />
      ))}
      {!before && more}
    </Box>
  )
}
