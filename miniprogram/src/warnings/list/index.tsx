/** The warnings where I live or serve: what is in force, and what was. */
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Heading } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { useWarnings } from '../in-force.ts'
import { WarningLetter } from '../parts/warning-letter.tsx'

export default function List() {
  return (
    <Page title='预警' warned='not'>
      <Gate>{(me) => <MyWarnings key={me.id} />}</Gate>
    </Page>
  )
}

function MyWarnings() {
  const now = useNow()
  const inForce = useWarnings(now)
  const { reading, reread } = useReading(() => api.call('listMyPastWarnings', {}), {
    key: 'past-warnings',
    cares: (event) => event.kind === 'opened' || event.frame.type === 'noticeCame',
  })
  return (
    <>
      {inForce.length > 0 && (
        <>
          <Heading>生效中</Heading>
          {inForce.map((each) => (
            <WarningLetter key={each.id} warning={each} now={now} />
          ))}
          <Heading>以往的</Heading>
        </>
      )}
      <Letters
        reading={reading}
        reread={reread}
        keyOf={({ id }) => id}
        letter={(each) => <WarningLetter warning={each} now={now} />}
        empty={
          <Empty icon='siren' title={inForce.length > 0 ? '没有以往的预警' : '您这里近来没有预警'}>
            政府对您住的地方发布预警时，会显示在每一页的最上面。
          </Empty>
        }
      />
    </>
  )
}
