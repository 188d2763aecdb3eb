/** Where a notice, a ticket or a request for help is talked about, in the channels that I read; nothing where nobody does. */
import { api } from '../api/api.ts'
import { useReading } from '../live/use-reading.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/parts/card.tsx'
import { RowLink, Rows } from '../ui/parts/rows.tsx'
import { postBrief } from '../words/post.ts'
import { brief } from '../words/ticket.ts'
import { momentWords } from '../words/time.ts'

export function TalkedAbout({ about, now }: { about: string; now: number }) {
  const { reading } = useReading(() => api.call('listTalk', { query: { about } }), {
    key: about,
    cares: (event) => event.kind === 'opened',
  })
  const items = reading.state === 'ready' ? reading.value.items : []
  if (items.length === 0) return null
  return (
    <Card title='邻居们在说'>
      <Rows label='邻居们在说'>
        {items.map(({ channelName, post }) => (
          <RowLink
            key={post.id}
            icon='messages-square'
            to={paths.thread(post.thread ?? post.id)}
            title={`${post.author.name}：${brief(postBrief(post), 60)}`}
            hint={[channelName, momentWords(post.at, now), post.replies > 0 && `${post.replies} 条回复`]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
    </Card>
  )
}
