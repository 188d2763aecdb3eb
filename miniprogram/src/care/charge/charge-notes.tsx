import type { CareNotes } from '../../../../shared/care/contract.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'

/** The notes, to who cares and may not change them. */
export function ChargeNotes({ subject }: { subject: string }) {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('getCare', { params: { subject } }), {
    key: subject,
    // Each reading is kept as a look.
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') {
    if (!['notFound', 'badInput', 'notAllowed'].includes(reading.failure.code))
      return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty icon='lock' title='您现在看不到' action={<ButtonLink to={paths.charges}>看我照护的人</ButtonLink>}>
        本人不再请您照护、换了照护人、搬走了，或者删去了照护信息。
      </Empty>
    )
  }
  const { name, notes, changedAt } = reading.value
  return (
    <>
      <Card title={`${name}的照护信息`}>
        {notes && <Notes notes={notes} />}
        {changedAt && <Soft>{momentWords(changedAt, now)} 更新</Soft>}
        <Line icon='eye'>这次查看已经记下。只为照护使用，不要转告别人。</Line>
      </Card>
      <ButtonLink to={paths.charges}>看我照护的人</ButtonLink>
    </>
  )
}

function Notes({ notes }: { notes: CareNotes }) {
  const said = [
    ['独居', notes.livesAlone ? '一个人住，或者白天家里没有别人' : '不是'],
    ['病史、用药、过敏', notes.medical],
    ['行动、听力、视力', notes.mobility],
    ['怎样帮得上', notes.help],
  ].filter(([, text]) => text)
  return said.map(([word, text]) => (
    <Box key={word}>
      <Soft>{word}</Soft>
      <Box>{text}</Box>
    </Box>
  ))
}
