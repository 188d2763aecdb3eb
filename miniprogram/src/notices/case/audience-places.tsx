import { useState } from 'react'
import { doorRoles } from '../../../../shared/notices/contract.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import type { Reply } from '../../../../shared/routes.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { go, paths } from '../../paths.ts'
import { useMe } from '../../session/store.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { type Column, Table } from '../../ui/parts/table.tsx'
import { waysToTell } from '../../words/reach.ts'

type Place = Reply<'previewNotice'>['items'][number]

/** Its targets, or what is under the only one of them; a tap leads further down, to the rooms of a building. */
export function AudiencePlaces({ noticeId, items }: { noticeId: string; items: readonly Place[] }) {
  const [only] = items.length === 1 ? items : []
  const [way, setWay] = useState<readonly Place[]>(only && only.level !== 'building' ? [only] : [])
  const me = useMe()
  const at = way.at(-1)

  function down(place: Place) {
    if (place.level !== 'building') setWay([...way, place])
    else if (reaches(me?.roles ?? [], doorRoles, place.area)) go(paths.unpushable(place.area))
  }
  if (!at) return <Places caption='各处能收到微信消息的户数' rows={items} onChoose={down} />
  return (
    <>
      {(way.length > 1 || !only) && (
        <Button kind='quiet' icon='chevron-left' onTap={() => setWay(way.slice(0, -1))}>
          回到{way.at(-2)?.name ?? '各处'}
        </Button>
      )}
      <Under key={at.area} noticeId={noticeId} place={at} onChoose={down} />
    </>
  )
}

function Under({ noticeId, place, onChoose }: { noticeId: string; place: Place; onChoose: (place: Place) => void }) {
  const { area, name } = place
  const { reading, reread } = useReading(() => api.call('previewNotice', { params: { noticeId }, query: { area } }), {
    key: `${noticeId}-${area}`,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  return <Places caption={`${name}能收到微信消息的户数`} rows={reading.value.items} onChoose={onChoose} />
}

function Places({
  caption,
  rows,
  onChoose,
}: {
  caption: string
  rows: readonly Place[]
  onChoose: (place: Place) => void
}) {
  const columns: Column<Place>[] = [
    { key: 'name', title: '地方', value: ({ name }) => name },
    { key: 'households', title: '户数', value: ({ households }) => households, numeric: true },
    ...(['pushable', 'appOnly', 'away'] as const).map((way, i) => ({
      key: way,
      title: ['能收消息', '只在小程序', '还没入户'][i] ?? '',
      value: (place: Place) => waysToTell(place)[i]?.count ?? 0,
      numeric: true,
    })),
  ]
  return (
    <>
      <Soft>
        {rows.some(({ level }) => level === 'building')
          ? '点一栋楼，看哪些住户收不到微信消息。'
          : '点一处往下看，到楼栋能看到收不到消息的住户。'}
      </Soft>
      <Table
        caption={caption}
        rows={rows}
        idOf={({ area }) => area}
        columns={columns}
        onChoose={onChoose}
        file={caption}
      />
    </>
  )
}
