/** The audit log: who saw or changed what in my area; filtered, exported, and its chains proved. */
import { useState } from 'react'
import { auditingRoles } from '../../../../shared/audit/contract.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { DateInput } from '../../ui/base/when.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { dayAfter, dayOf } from '../../words/day.ts'
import { AreaBar, useAreaName } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { ChainSheet } from './chain-sheet.tsx'
import style from './log.module.scss'
import { LogTable } from './log-table.tsx'
import { auditedOperations } from './operations.ts'

export default function Audit() {
  return <StaffPage tool='audit'>{(me) => <Log key={me.id} me={me} />}</StaffPage>
}

const ALL = 'all'
const WEEK = 7

function Log({ me }: { me: Me }) {
  const today = dayOf(clock.now())
  const [code, setCode] = useWorkArea(me, auditingRoles)
  const area = { code, name: useAreaName(code) }
  const [operation, setOperation] = useState(ALL)
  const [from, setFrom] = useState(dayAfter(today, -WEEK))
  const [to, setTo] = useState(today)
  const [chain, setChain] = useState<{ person: string; name: string }>()
  return (
    <>
      <AreaBar me={me} kinds={auditingRoles} code={code} onChoose={setCode} />
      <Filters>
        <Filter
          label='做了什么'
          options={[[ALL, '全部'], ...auditedOperations]}
          chosen={operation}
          onChoose={setOperation}
        />
        <Box className={style.range}>
          <DateInput id='audit-from' label='从哪天' className={style.when} value={from} to={to} onPick={setFrom} />至
          <DateInput id='audit-to' label='到哪天' className={style.when} value={to} from={from} onPick={setTo} />
        </Box>
      </Filters>
      <LogTable
        area={area}
        operation={operation === ALL ? undefined : operation}
        from={from}
        to={to}
        onChain={(entry) => setChain({ person: entry.by, name: entry.byName })}
      />
      {chain && <ChainSheet {...chain} onClose={() => setChain(undefined)} />}
    </>
  )
}
