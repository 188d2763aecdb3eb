import { useState } from 'react'
import type { Post } from '../../../../../shared/channels/post.ts'
import { paths } from '../../../paths.ts'
import { Box } from '../../../ui/base/box.tsx'
import { Go, Tap } from '../../../ui/base/tap.tsx'
import { Icon } from '../../../ui/icon/icon.tsx'
import { postBrief } from '../../../words/post.ts'
import style from './pins.module.scss'

/** What is pinned to the top: the latest of it, and the others on a tap. */
export function Pins({ pins }: { pins: readonly Post[] }) {
  const [open, setOpen] = useState(false)
  if (pins.length === 0) return null
  const shown = open ? pins : pins.slice(0, 1)
  return (
    <Box as='section' className={style.pins} label='置顶'>
      <Box as='ul' className={style.list}>
        {shown.map((post) => (
          <Box as='li' key={post.id}>
            <Go
              to={paths.thread(post.id)}
              className={style.pin}
              label={`置顶：${post.author.name}，${postBrief(post)}`}
            >
              <Icon name='pin' className={style.icon} />
              <Box as='span' className={style.words}>
                {postBrief(post)}
              </Box>
            </Go>
          </Box>
        ))}
      </Box>
      {pins.length > 1 && (
        <Tap className={style.more} expanded={open} onTap={() => setOpen(!open)}>
          {open ? '收起' : `共 ${pins.length} 条`}
        </Tap>
      )}
    </Box>
  )
}
