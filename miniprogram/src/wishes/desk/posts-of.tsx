import { ancestorAt } from '../../../../shared/areas/code.ts'
import { dutyWords } from '../../../../shared/wishes/kinds.ts'
import type { ServicePostCard } from '../../../../shared/wishes/posts.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { go, paths } from '../../paths.ts'
import { useWide } from '../../platform/wide.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { PostLetter, seatsWords } from '../parts/post-letter.tsx'

/** The posts that are open, of a community: as everybody sees them. */
export function PostsOf({ area }: { area: string }) {
  const community = ancestorAt(area, 'community')
  if (!community)
    return (
      <Empty icon='map-pin' title='先选一个社区'>
        岗位按社区看，请在上面选下级片区。
      </Empty>
    )
  return <OfCommunity community={community} area={area} />
}

function OfCommunity({ community, area }: { community: string; area: string }) {
  const wide = useWide()
  const list = useList(`service-posts-${community}`, (cursor) =>
    api.call('listServicePosts', { params: { area: community }, query: { cursor } }),
  )
  const { reading } = list
  const shown = ({ place }: ServicePostCard) => place.area.startsWith(area)
  const rows = reading.state === 'ready' ? reading.value.items.filter(shown) : []
  if (wide && reading.state === 'ready' && rows.length > 0)
    return (
      <>
        <Table
          caption='服务岗位'
          file='服务岗位'
          rows={rows}
          idOf={({ id }) => id}
          onChoose={({ id }) => go(paths.servicePost(id))}
          columns={[
            { key: 'title', title: '岗位', value: ({ title }) => title },
            { key: 'duty', title: '种类', value: ({ duty }) => dutyWords[duty] },
            { key: 'place', title: '网格', value: ({ place }) => place.name },
            { key: 'seats', title: '名额', value: ({ seats }) => seats, numeric: true },
            { key: 'held', title: '已认领', value: ({ held }) => held, numeric: true },
            { key: 'left', title: '还差', value: ({ seats, held }) => seats - held, cell: (post) => seatsWords(post) },
          ]}
        />
        {reading.value.cursor && <Button onTap={list.more}>再看更多</Button>}
      </>
    )
  return (
    <Letters
      {...list}
      shown={shown}
      keyOf={({ id }) => id}
      letter={(post) => <PostLetter post={post} />}
      empty={
        <Empty icon='user-round-check' title='还没有岗位'>
          设立楼道长、护绿员、调解员这样的岗位，居民就能认领。
        </Empty>
      }
    />
  )
}
