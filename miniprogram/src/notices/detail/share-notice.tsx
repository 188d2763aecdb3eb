/** 转到群里说说: a notice as a link in what one writes next in a channel of mine. */
import { useState } from 'react'
import type { Notice } from '../../../../shared/notices/notice.ts'
import { api } from '../../api/api.ts'
import { nearestFirst } from '../../channels/use-channels.ts'
import { useReading } from '../../live/use-reading.ts'
import { emptyPost, postDraft, postForm } from '../../outbox/post-form.ts'
import { drafts } from '../../outbox/use-draft.ts'
import { go, paths } from '../../paths.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Rows, RowTap } from '../../ui/parts/rows.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { kindIcons, readerWords } from '../../words/post.ts'

export function ShareNotice({ me, notice }: { me: string; notice: Notice }) {
  const [open, setOpen] = useState(false)
  function choose(channel: string) {
    const name = postDraft(channel)
    const form = drafts.read(me, name, postForm) ?? emptyPost
    const link = { ref: { kind: 'notice' as const, id: notice.id }, title: notice.title }
    drafts.write(me, name, { ...form, link })
    setOpen(false)
    go(paths.channel(channel))
  }
  return (
    <>
      <Button icon='share-2' onTap={() => setOpen(true)}>
        转到群里说说
      </Button>
      {open && <ChooseChannel onChoose={choose} onClose={() => setOpen(false)} />}
    </>
  )
}

function ChooseChannel({ onChoose, onClose }: { onChoose: (channel: string) => void; onClose: () => void }) {
  const { reading, reread } = useReading(() => api.call('listChannels', {}), { key: 'share', cares: () => false })
  const channels = reading.state === 'ready' ? nearestFirst(reading.value.items) : []
  return (
    <Sheet title='转到哪个频道' onClose={onClose}>
      {reading.state === 'loading' && <Skeleton cards={2} />}
      {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={() => void reread()} />}
      {reading.state === 'ready' && channels.length === 0 && (
        <Empty icon='messages-square' title='您还没有频道'>
          住址核实后，就能在本楼和本社区的频道里说话。
        </Empty>
      )}
      {channels.length > 0 && (
        <>
          <Soft>先写上您想说的话，点发送才会发出。</Soft>
          <Rows label='频道'>
            {channels.map(({ id, name, kind }) => (
              <RowTap
                key={id}
                icon={kindIcons[kind]}
                title={name}
                hint={readerWords[kind]}
                onTap={() => onChoose(id)}
              />
            ))}
          </Rows>
        </>
      )}
    </Sheet>
  )
}
