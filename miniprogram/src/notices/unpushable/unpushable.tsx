import { useState } from 'react'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Heading, Soft } from '../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { unitsOf } from '../../words/door.ts'
import style from '../doors/doors.module.scss'
import { AudienceSum } from '../parts/audience-sum.tsx'

const kinds = [
  ['all', '全部'],
  ['joined', '已入户'],
  ['away', '没有入户'],
] as const

export function Unpushable({ building }: { building: string }) {
  // Each look at it is kept as one, so it is read again only by whoever asks to.
  const { reading, reread } = useReading(() => api.call('listUnpushable', { params: { building } }), {
    key: building,
    cares: () => false,
  })
  const [kind, setKind] = useState<'all' | 'joined' | 'away'>('all')
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') {
    if (reading.failure.code !== 'notFound') return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty
        icon='building-2'
        title='没有找到这栋楼'
        action={<ButtonLink to={paths.noticeDesk()}>看通知</ButtonLink>}
      />
    )
  }
  const { name, items, ...counts } = reading.value
  const shown = items.filter(({ joined }) => kind === 'all' || joined === (kind === 'joined'))
  return (
    <>
      <Card>
        <Head title={name} />
        <AudienceSum counts={counts} />
        <Soft>
          {items.length === 0
            ? '这栋楼的住户都能收到微信消息。'
            : '已入户的住户，在小程序里点一次“允许”就能再收到消息；没有入户的，上门时请他们扫码入户。'}
        </Soft>
      </Card>
      {items.length > 0 && <Tabs label='看哪些住户' tabs={kinds} current={kind} onChoose={setKind} />}
      {items.length > 0 && shown.length === 0 && <Soft>没有这样的住户。</Soft>}
      {unitsOf(shown).map(({ unit, doors }) => (
        <Box as='section' key={unit} className={style.unit} label={unit}>
          <Heading>{unit}</Heading>
          <Box as='ul' className={style.doors}>
            {doors.map(({ household, room, joined }) => (
              <Box as='li' key={household} className={style.door}>
                <Box as='span' className={style.words}>
                  <Box as='span' className={style.room}>
                    {room}
                  </Box>
                  <Box as='span' className={style.how}>
                    {joined ? '已入户，收不到消息' : '没有入户'}
                  </Box>
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </>
  )
}
