/** What a post can be about: my tickets, the notices that came to me. */
import { api } from '../../../api/api.ts'
import { useReading } from '../../../live/use-reading.ts'
import type { PostForm } from '../../../outbox/post-form.ts'
import { Box } from '../../../ui/base/box.tsx'
import { Soft } from '../../../ui/parts/prose.tsx'
import { Rows, RowTap } from '../../../ui/parts/rows.tsx'
import { Empty, ErrorState, Skeleton } from '../../../ui/parts/states.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'
import { linkIcons } from '../../../words/link.ts'
import { stateWord } from '../../../words/ticket.ts'
import style from './link-sheet.module.scss'

type Link = NonNullable<PostForm['link']>

async function readMine() {
  const tickets = await api.call('listMyTickets', { query: { limit: 10 } })
  if (!tickets.ok) return tickets
  const notices = await api.call('listMyNotices', { query: { limit: 10 } })
  if (!notices.ok) return notices
  // A ticket whose name is hidden would be known as mine by the link.
  const shown = tickets.value.items.filter(({ anonymous, state }) => !anonymous && state !== 'withdrawn')
  return { ok: true as const, value: { tickets: shown, notices: notices.value.items } }
}

export function LinkSheet({ onChoose, onClose }: { onChoose: (link: Link) => void; onClose: () => void }) {
  const { reading, reread } = useReading(readMine, { key: 'mine', cares: () => false })
  return (
    <Sheet title='说的是哪一件' onClose={onClose}>
      {reading.state === 'loading' && <Skeleton cards={2} />}
      {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={() => void reread()} />}
      {reading.state === 'ready' && <Choose {...reading.value} onChoose={onChoose} />}
    </Sheet>
  )
}

type Mine = Extract<Awaited<ReturnType<typeof readMine>>, { ok: true }>['value']

function Choose({ tickets, notices, onChoose }: Mine & { onChoose: (link: Link) => void }) {
  if (tickets.length + notices.length === 0) return <Empty icon='inbox' title='还没有可以链接的通知或诉求' />
  return (
    <>
      <Soft>别人点开能看到多少，和他们平时一样：不公开的诉求，邻居只看到“提到了一件诉求”。</Soft>
      {notices.length > 0 && (
        <>
          <Box as='h3' className={style.kind}>
            通知
          </Box>
          <Rows label='通知'>
            {notices.map(({ id, title, speaker }) => (
              <RowTap
                key={id}
                icon={linkIcons.notice}
                title={title}
                hint={speaker.areaName}
                onTap={() => onChoose({ ref: { kind: 'notice', id }, title })}
              />
            ))}
          </Rows>
        </>
      )}
      {tickets.length > 0 && (
        <>
          <Box as='h3' className={style.kind}>
            我的诉求
          </Box>
          <Rows label='我的诉求'>
            {tickets.map(({ id, excerpt, state, visibility }) => (
              <RowTap
                key={id}
                icon={linkIcons.ticket}
                title={excerpt}
                hint={`${stateWord(state)} · ${visibility === 'public' ? '向小区公开' : '不公开'}`}
                onTap={() => onChoose({ ref: { kind: 'ticket', id }, title: excerpt })}
              />
            ))}
          </Rows>
        </>
      )}
    </>
  )
}
