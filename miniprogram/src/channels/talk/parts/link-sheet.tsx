/** What a post can be about: my tickets, the notices that came to me, what I and my neighbours ask help with. */
import { helpKindWords } from '../../../../../shared/help/kinds.ts'
import { isGoing } from '../../../../../shared/help/lifecycle.ts'
import type { HelpCard } from '../../../../../shared/help/request.ts'
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
  const asked = await api.call('listMyHelp', { query: { limit: 10 } })
  if (!asked.ok) return asked
  const near = await api.call('listNearHelp', { query: {} })
  if (!near.ok) return near
  const mine = asked.value.items.filter(({ state, heldBack }) => isGoing(state) && !heldBack)
  const others = near.value.items.filter(({ parties }) => !parties.includes('asker')).slice(0, 10)
  // A ticket whose name is hidden would be known as mine by the link.
  const shown = tickets.value.items.filter(({ anonymous, state }) => !anonymous && state !== 'withdrawn')
  return { ok: true as const, value: { tickets: shown, notices: notices.value.items, mine, others } }
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

function Choose({ tickets, notices, mine, others, onChoose }: Mine & { onChoose: (link: Link) => void }) {
  if (tickets.length + notices.length + mine.length + others.length === 0)
    return <Empty icon='inbox' title='还没有可以链接的通知、诉求或互助' />
  return (
    <>
      <Soft>
        别人点开能看到多少，和他们平时一样：不公开的诉求，邻居只看到“提到了一件诉求”。链接自己求助的事，邻居就知道是您在求助。
      </Soft>
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
      <Helps word='我请人帮忙的' items={mine} onChoose={onChoose} />
      <Helps word='附近邻居在找人帮忙的' items={others} onChoose={onChoose} />
    </>
  )
}

function Helps({ word, items, onChoose }: { word: string; items: HelpCard[]; onChoose: (link: Link) => void }) {
  if (items.length === 0) return null
  return (
    <>
      <Box as='h3' className={style.kind}>
        {word}
      </Box>
      <Rows label={word}>
        {items.map(({ id, kind, excerpt, place }) => (
          <RowTap
            key={id}
            icon={linkIcons.help}
            title={excerpt}
            hint={`${helpKindWords[kind]} · ${place.name}`}
            onTap={() => onChoose({ ref: { kind: 'help', id }, title: excerpt })}
          />
        ))}
      </Rows>
    </>
  )
}
