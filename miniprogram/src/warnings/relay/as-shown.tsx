import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { AudienceSum } from '../../notices/parts/audience-sum.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Heading, Line } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { countWords } from '../../words/number.ts'
import { WarningCard } from '../parts/warning-card.tsx'
import { WarningPaper } from '../parts/warning-paper.tsx'
import { draftOf, type WarningForm } from './warning-form.ts'

/** A warning as residents will see it: above every page, and when they open it. */
export function AsShown({ form }: { form: WarningForm }) {
  const now = useNow()
  const draft = draftOf(form, now)
  return (
    <>
      <Heading>居民看到的样子</Heading>
      <WarningCard warning={draft} now={now} />
      <Heading>点开以后</Heading>
      <WarningPaper warning={draft} now={now} />
    </>
  )
}

/** How many households it goes to, and how they can be told. */
export function Households({ area }: { area: NonNullable<WarningForm['area']> }) {
  const { reading, reread } = useReading(() => api.call('previewWarning', { params: { area: area.code } }), {
    key: area.code,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { households, joined } = reading.value
  return (
    <Card title={`会发到${area.name}`}>
      <AudienceSum counts={reading.value} />
      {households > joined && (
        <Line icon='footprints'>
          {countWords(households - joined)} 户还没入户，转发后会列进走访名单，由网格员上门告知
        </Line>
      )}
    </Card>
  )
}
