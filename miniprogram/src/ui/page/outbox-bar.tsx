/** What waits to be sent, or was refused: visible on every page, and in the person's hands. */
import { useState } from 'react'
import { outbox, useOutbox } from '../../outbox/device-outbox.ts'
import type { OutboxItem } from '../../outbox/item.ts'
import { isRewritable, rewrite } from '../../outbox/rewrite.ts'
import { barWords, waitingWords } from '../../outbox/waiting-words.ts'
import { useMe } from '../../session/store.ts'
import { Box } from '../base/box.tsx'
import { Tap } from '../base/tap.tsx'
import { Icon } from '../icon/icon.tsx'
import { Button } from '../parts/button.tsx'
import { Sheet } from '../sheet/sheet.tsx'
import style from './outbox-bar.module.scss'

export function OutboxBar() {
  const items = useOutbox(useMe()?.id).filter((item) => item.tried)
  const [open, setOpen] = useState(false)
  if (items.length === 0) return null
  const refused = items.filter((item) => item.status === 'refused').length
  return (
    <Box className={style.place}>
      <Tap onTap={() => setOpen(true)} className={style.bar}>
        <Icon name='send' />
        <Box as='span' className={style.words}>
          {refused > 0 ? `${refused} 条没有发出，需要您看看` : barWords(items)}
        </Box>
        <Icon name='chevron-right' />
      </Tap>
      {open && (
        <Sheet title='待发送' onClose={() => setOpen(false)}>
          {items.map((item) => (
            <Waiting key={item.key} item={item} close={() => setOpen(false)} />
          ))}
          <Button kind='main' icon='refresh-cw' onTap={() => void outbox.flush()}>
            现在再试
          </Button>
        </Sheet>
      )}
    </Box>
  )
}

function Waiting({ item, close }: { item: OutboxItem; close: () => void }) {
  return (
    <Box className={style.item}>
      <Box className={style.label}>{item.label}</Box>
      <Box className={style.why}>
        {item.status === 'refused' ? `没有发出：${item.message ?? '内容需要修改'}` : waitingWords(item)}
      </Box>
      <Box className={style.choices}>
        {isRewritable(item) && (
          <Button
            onTap={() => {
              rewrite(item)
              close()
            }}
          >
            取回修改
          </Button>
        )}
        <Button kind='quiet' icon='trash-2' onTap={() => outbox.discard(item.key)}>
          删除
        </Button>
      </Box>
    </Box>
  )
}
