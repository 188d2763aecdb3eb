import { useRouter } from '@tarojs/taro'
import type { Dependant } from '../../../../shared/households/household.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import type { Outcome } from '../../api/outcome.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { RowLink, Rows } from '../../ui/parts/rows.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { CareRecord } from './care-record.tsx'

/** The care record of one (`subject`), or whose there can be. */
export default function CareNotes() {
  const { params } = useRouter()
  return (
    <Page title='照护信息'>
      <Gate>
        {(me) =>
          params.subject ? (
            <CareRecord key={`${me.id}-${params.subject}`} me={me} subject={params.subject} />
          ) : (
            <Whose key={me.id} me={me} />
          )
        }
      </Gate>
    </Page>
  )
}

interface Kept {
  dependant: Dependant
  household: string
}

/** Those of my households without a phone. */
async function readDependants(me: Me): Promise<Outcome<Kept[]>> {
  const kept: Kept[] = []
  for (const { household, verified } of me.homes) {
    if (!verified) continue
    const read = await api.call('getHousehold', { params: { household } })
    if (!read.ok) return read
    kept.push(...read.value.dependants.map((dependant) => ({ dependant, household })))
  }
  return { ok: true, value: kept }
}

function Whose({ me }: { me: Me }) {
  const { reading, reread } = useReading(() => readDependants(me), {
    key: me.homes.map((home) => home.household).join(),
  })
  return (
    <>
      <Box>
        身体状况、行动能力、是否独居，自愿登记。只给指定的照护人、和紧急求助时正在赶来的工作人员看，每次查看您都能看到。
      </Box>
      <Card title='给谁登记'>
        <Rows>
          <RowLink icon='user-round' to={paths.careOf(me.id, '')} title={`${me.name}（我）`} />
          {reading.state === 'ready' &&
            reading.value.map(({ dependant, household }) => (
              <RowLink
                key={dependant.id}
                icon={dependant.kind === 'child' ? 'baby' : 'heart-handshake'}
                to={paths.careOf(dependant.id, household)}
                title={`${dependant.name}（${dependant.relation}）`}
              />
            ))}
        </Rows>
        {reading.state === 'loading' && <Skeleton cards={1} />}
        {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={reread} />}
      </Card>
      <Card title='家里的老人、孩子'>
        <Box>先在“我的家”里登记他们，再来填照护信息。</Box>
        <Rows>
          <RowLink icon='house' to={paths.myHome} title='去我的家' />
          <RowLink icon='eye' to={paths.myLooks} title='谁看过' />
        </Rows>
      </Card>
    </>
  )
}
