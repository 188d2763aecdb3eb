import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Heading, Soft } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { countWords } from '../../words/number.ts'
import { WarningCard } from '../parts/warning-card.tsx'
import { WarningPaper } from '../parts/warning-paper.tsx'
import style from './relay.module.scss'
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

/** How many households it goes to. */
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
      <Box className={style.number}>{countWords(households)} 户</Box>
      <Box>其中 {countWords(joined)} 户已入户，会马上看到；开了提醒的还会收到微信消息。</Box>
      {households > joined && <Soft>其余 {countWords(households - joined)} 户没有入户，请安排上门或广播告知。</Soft>}
    </Card>
  )
}
