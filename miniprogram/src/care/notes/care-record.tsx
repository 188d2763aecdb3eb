import { useState } from 'react'
import type { Care } from '../../../../shared/care/contract.ts'
import { isChild } from '../../../../shared/people/child.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { ChildNote } from '../../privacy/child-note.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { Row, RowLink, Rows } from '../../ui/parts/rows.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'
import { CareForm } from './care-form.tsx'
import { OwnCarer } from './own-carer.tsx'

/** One care record: what it says, who cares, who has read it. */
export function CareRecord({ me, subject }: { me: Me; subject: string }) {
  const now = useNow()
  const { reading, reread, put } = useReading(() => api.call('getCare', { params: { subject } }), { key: subject })
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') {
    const gone = reading.failure.code === 'notFound' || reading.failure.code === 'badInput'
    if (!gone) return <ErrorState failure={reading.failure} retry={reread} />
    return <Empty icon='hand-heart' title='没有找到' action={<ButtonLink to={paths.care}>看能给谁登记</ButtonLink>} />
  }
  const care = reading.value
  // Who cares for them reads the notes on a page of its own, and changes nothing.
  if (!care.parties.some((party) => party === 'self' || party === 'keeper')) return <NotMine />
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Card title={`${care.name}的照护信息`}>
        <Line icon='lock'>只给指定的照护人、和紧急求助时正在赶来的工作人员看。</Line>
        {care.changedAt && <Soft>{momentWords(care.changedAt, now)} 更新</Soft>}
        {care.agreedAt && <Soft>{momentWords(care.agreedAt, now)} 征得本人同意</Soft>}
        {care.staffKept ? <Soft>由网格员登记，每次查看都记入审计日志。</Soft> : <Looks looks={care.looks} />}
      </Card>
      {care.notes && <OwnCarer care={care} reread={() => void reread()} />}
      {isChild(me) ? (
        <ChildNote />
      ) : (
        <CareForm me={me} care={care} kept={(saved) => put({ ...saved, looks: care.looks })} />
      )}
      {care.notes && <Remove care={care} removed={put} />}
    </>
  )
}

const NotMine = () => (
  <Empty
    icon='lock'
    title='这里由本人或登记的家人填写'
    action={<ButtonLink to={paths.charges}>看我照护的人</ButtonLink>}
  />
)

/** The last to look, and the way to all of them; that nobody did is said only where it is known. */
function Looks({ looks }: { looks: Care['looks'] }) {
  const now = useNow()
  return (
    <Rows label='谁看过'>
      {looks?.map(({ at, who }) => (
        <Row key={`${at}-${who}`} icon='eye' title={who} hint={`${momentWords(at, now)} 看过`} />
      ))}
      <RowLink
        icon='eye'
        to={paths.myLooks}
        title={looks?.length === 0 ? '谁看过：还没有人看过' : '谁看过，全部记录'}
      />
    </Rows>
  )
}

function Remove({ care, removed }: { care: Care; removed: (care: Care) => void }) {
  const [asking, setAsking] = useState(false)
  const { act, busy, failure } = useAct()
  async function remove() {
    const wish = { params: { subject: care.subject } }
    const left = await act(wish, () => api.call('removeCare', wish), '已删除')
    if (!left) return
    setAsking(false)
    removed(left)
  }
  return (
    <>
      <Button icon='trash-2' onTap={() => setAsking(true)}>
        删除照护信息
      </Button>
      {asking && (
        <Confirm
          title={`删除${care.name}的照护信息`}
          word='删除'
          busy={busy}
          failure={failure}
          onYes={() => void remove()}
          onClose={() => setAsking(false)}
        >
          <Box>删除后不能恢复，照护人和响应员都看不到了。</Box>
        </Confirm>
      )}
    </>
  )
}
