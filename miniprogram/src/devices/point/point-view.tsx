/** A key fire point: when it is due, who inspected it and what they found. */
import { findingWords, type Inspection, type Point, pointKindWords } from '../../../../shared/devices/points.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Letter, Tag } from '../../ui/parts/letter.tsx'
import { Buttons, Heading, Line, Stack } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import { momentWords } from '../../words/time.ts'
import { Signs } from '../parts/signs.tsx'
import { placeWords, pointSigns } from '../words.ts'
import { ManagePoint } from './manage-point.tsx'

export function PointView({ pointId }: { pointId: string }) {
  const { reading, reread } = useReading(() => api.call('getPoint', { params: { pointId } }), { key: pointId })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const point = reading.value
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
      <Standing point={point} />
      {point.managed && !point.retired && <ManagePoint point={point} onChanged={() => void reread()} />}
      <Done inspections={point.inspections} />
    </>
  )
}

function Standing({ point }: { point: Point }) {
  const now = useNow()
  const { id, name, kind, place, every, nextAt, lastAt, inspected, overdue } = point
  return (
    <Card>
      <Head title={name}>
        <Signs signs={pointSigns(point)} />
      </Head>
      <Line icon='clipboard-list'>{pointKindWords[kind]}</Line>
      <Line icon='map-pin'>{placeWords(place)}</Line>
      <Line icon='calendar-clock'>
        每 {every} 天巡检一次，{overdue ? '本应不晚于' : '下次不晚于'} {momentWords(nextAt, now)}
      </Line>
      {lastAt && <Line icon='history'>上次巡检 {momentWords(lastAt, now)}</Line>}
      {inspected && (
        <Buttons>
          <ButtonLink kind='main' icon='camera' to={paths.inspect(id)}>
            现在巡检
          </ButtonLink>
        </Buttons>
      )}
    </Card>
  )
}

function Done({ inspections }: { inspections: readonly Inspection[] }) {
  const now = useNow()
  if (inspections.length === 0)
    return (
      <Empty icon='clipboard-list' title='还没有巡检过'>
        到现场看过后拍照登记，每次都会留在这里。
      </Empty>
    )
  return (
    <Stack>
      <Heading>巡检记录</Heading>
      {inspections.map(({ id, at, by, finding, late, text, photos, task }) => (
        <Letter
          key={id}
          title={`${momentWords(at, now)} ${by}`}
          tag={
            <>
              <Tag
                icon={finding === 'ok' ? 'circle-check' : 'triangle-alert'}
                {...(finding === 'ok' ? {} : { tone: 'amber' as const })}
              >
                {findingWords[finding]}
              </Tag>
              {late && (
                <Tag icon='timer' tone='amber'>
                  超期完成
                </Tag>
              )}
            </>
          }
          lines={[text]}
          actions={
            task && (
              <ButtonLink kind='quiet' icon='inbox' to={paths.ticket(task)}>
                看派单
              </ButtonLink>
            )
          }
        >
          <PhotoGrid photos={photos} />
        </Letter>
      ))}
    </Stack>
  )
}
