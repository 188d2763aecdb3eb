import type { Notice } from '../../../../shared/notices/notice.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Card } from '../../ui/parts/card.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { countWords } from '../../words/number.ts'
import { AudienceSum } from '../parts/audience-sum.tsx'
import { AudiencePlaces } from './audience-places.tsx'

/** Whom it would go to: how many households, how many of them a message can be sent, how many the app alone can tell, and nobody but who knocks. */
export function Audience({ notice: { id: noticeId, version } }: { notice: Notice }) {
  const { reading, reread } = useReading(() => api.call('previewNotice', { params: { noticeId }, query: {} }), {
    key: `${noticeId}-${version}`,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { items, ...counts } = reading.value
  const { households, joined } = counts
  return (
    <Card title='会发到'>
      <AudienceSum counts={counts} />
      {households === 0 && <Soft>这些地方还没有住户名册，数不出户数。居民仍然能看到通知。</Soft>}
      {households > joined && (
        <Line icon='footprints'>
          {countWords(households - joined)} 户还没入户，发布后会列进走访名单，由网格员上门告知
        </Line>
      )}
      {households > 0 && <AudiencePlaces noticeId={noticeId} items={items} />}
    </Card>
  )
}
