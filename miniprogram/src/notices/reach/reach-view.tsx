import { useState } from 'react'
import { levelOf, levelWords } from '../../../../shared/areas/code.ts'
import { doorRoles } from '../../../../shared/notices/contract.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { go, paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { Tiles } from '../../ui/parts/tiles.tsx'
import { addsUp, buildingsWords, inTheirGrids, notReached, reachTile } from '../../words/reach.ts'
import { TilesAndTable } from '../../work/tiles-and-table.tsx'
import { useAnnouncement } from '../parts/announcement.tsx'
import { ReachSum } from '../parts/reach-sum.tsx'
import { ReachTable } from './reach-table.tsx'

const parts = [
  ['below', '各网格'],
  ['buildings', '各楼栋'],
] as const

export function ReachView({
  me,
  announcementId,
  area,
  onChoose,
}: {
  me: Me
  announcementId: string
  area: string
  onChoose: (code: string) => void
}) {
  const [part, setPart] = useState<'below' | 'buildings'>('below')
  const now = useNow()
  const about = useAnnouncement(announcementId)
  const { reading, reread } = useReading(() => api.call('getReach', { params: { announcementId }, query: { area } }), {
    key: `${announcementId}-${area}`,
    cares: ({ kind }) => kind === 'opened',
  })
  if (reading.state === 'loading' || about.reading.state === 'loading') return <Skeleton />
  if (about.reading.state === 'failed')
    return <ErrorState failure={about.reading.failure} retry={() => void about.reread()} />
  const announcement = about.reading.value
  if (reading.state === 'failed') {
    if (reading.failure.code !== 'notFound') return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty
        icon='chart-column'
        title={`这条${announcement.word}没有发到这个片区`}
        action={<ButtonLink to={announcement.worked}>看这条{announcement.word}</ButtonLink>}
      />
    )
  }
  const { items, buildings, ...counts } = reading.value
  const rows = part === 'buildings' && buildings ? inTheirGrids(buildings, items) : items
  const level = rows[0]?.level ?? 'building'
  const word = levelWords[level]

  /** Down to an area, or to the doors of a building, for whoever may knock at them. */
  function down(code: string) {
    if (levelOf(code) !== 'building') onChoose(code)
    else if (reaches(me.roles, doorRoles, code)) go(paths.doorsOf(announcementId, code))
  }
  const caption = `各${word}送达情况`
  const tiles = <Tiles label={`${caption}格子图`} tiles={rows.map(reachTile)} onChoose={down} />
  const table = (
    <ReachTable
      caption={caption}
      word={word}
      rows={rows}
      sum={counts}
      confirm={announcement.confirm}
      mostLeft={level === 'building'}
      onChoose={({ code }) => down(code)}
    />
  )
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Card>
        <Head title={announcement.title}>{announcement.tag(now)}</Head>
        <ReachSum counts={counts} confirm={announcement.confirm} />
        {level === 'building' && <Soft>{buildingsWords(rows)}</Soft>}
        <Soft>{addsUp(rows, counts) ? `各${word}相加正好等于合计。` : `各${word}相加与合计不一致，请刷新再看。`}</Soft>
      </Card>
      {announcement.last && (
        <Card tone='amber'>
          <Line icon='info'>之后又转发了新的消息，上门以最新的为准；这里留着当时的送达情况。</Line>
          <ButtonLink to={paths.reachOf(announcement.last, area)}>看最新的送达情况</ButtonLink>
        </Card>
      )}
      {!announcement.last && notReached(counts) > 0 && (
        <Line icon='footprints'>
          {level === 'building'
            ? '点一栋楼，看还要上门的户，走一户勾一户。'
            : `点一个${word}往下看，到楼栋就是走访名单。`}
        </Line>
      )}
      {buildings && <Tabs label='看到哪一级' tabs={parts} current={part} onChoose={setPart} />}
      <TilesAndTable key={part} count={rows.length} tiles={tiles} table={table} />
    </>
  )
}
