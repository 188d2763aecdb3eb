/** What was written here and did not leave the device yet. */
import * as z from 'zod/mini'
import { newPost } from '../../../../../shared/channels/post.ts'
import { outbox } from '../../../outbox/device-outbox.ts'
import type { OutboxItem } from '../../../outbox/item.ts'
import { waitingWords } from '../../../outbox/waiting-words.ts'
import { Box } from '../../../ui/base/box.tsx'
import { cx } from '../../../ui/cx.ts'
import { Icon } from '../../../ui/icon/icon.tsx'
import { Button } from '../../../ui/parts/button.tsx'
import { linkIcons, linkWords } from '../../../words/link.ts'
import style from './bubble.module.scss'
import type { Place } from './use-feed.ts'

const bodyOf = ({ body }: OutboxItem) => {
  const read = z.safeParse(newPost, body)
  return read.success ? read.data : undefined
}

/** Those of the outbox that belong here. */
export const waitingHere = (items: readonly OutboxItem[], { channel, thread }: Place) =>
  items.filter((item) => item.operation === 'writePost' && item.channel === channel && bodyOf(item)?.thread === thread)

/** `onRewrite` takes it back into what is being written. */
export function Unsent({ item, onRewrite }: { item: OutboxItem; onRewrite: (item: OutboxItem) => void }) {
  const body = bodyOf(item)
  const photos = body?.photos?.length ?? 0
  const refused = item.status === 'refused'
  return (
    <Box className={cx(style.said, style.mine)}>
      <Box className={style.paper}>
        {body?.text && <Box className={style.text}>{body.text}</Box>}
        {body?.link && (
          <Box className={style.note}>
            <Icon name={linkIcons[body.link.kind]} /> 提到了一件{linkWords[body.link.kind]}
          </Box>
        )}
        {photos > 0 && (
          <Box className={style.note}>
            <Icon name='camera' /> {photos} 张照片
          </Box>
        )}
      </Box>
      <Box className={style.standing} role='status'>
        <Icon name={refused ? 'circle-x' : item.tried ? (item.message ? 'clock' : 'wifi-off') : 'send'} />
        <Box as='span' className={style.next}>
          {refused ? `没有发出：${item.message ?? '内容需要修改'}` : item.tried ? waitingWords(item) : '正在发送'}
        </Box>
      </Box>
      {(refused || item.tried) && (
        <Box className={style.foot}>
          {refused && (
            <Button kind='quiet' icon='pencil' onTap={() => onRewrite(item)}>
              取回修改
            </Button>
          )}
          <Button kind='quiet' icon='trash-2' onTap={() => outbox.discard(item.key)}>
            删除
          </Button>
        </Box>
      )}
    </Box>
  )
}
