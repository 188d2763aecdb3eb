/** My shifts: when I am on duty, swaps that wait for my word, and leave. */
import { useState } from 'react'
import type { OwnShift } from '../../../../shared/duty/contract.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Letter } from '../../ui/parts/letter.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { dayOf, dayWords, rangeWords } from '../../words/day.ts'
import { useAreaNames } from '../../work/area-names.ts'
import { Columns } from '../../work/columns.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { LeaveSheet } from './leave-sheet.tsx'
import { PhoneCard } from './phone-card.tsx'
import { SwapSheet } from './swap-sheet.tsx'
import { Swaps } from './swaps.tsx'

export default function MyDuty() {
  return <StaffPage tool='myDuty'>{(me) => <Shifts key={me.id} me={me} />}</StaffPage>
}

function Shifts({ me }: { me: Me }) {
  const list = useReading(() => api.call('listMyShifts', {}), { key: 'my-shifts' })
  const swaps = useReading(() => api.call('listMySwaps', {}), { key: 'my-swaps' })
  const [swapping, setSwapping] = useState<OwnShift>()
  const [leaving, setLeaving] = useState(false)
  const areas = list.reading.state === 'ready' ? list.reading.value.items.map(({ area }) => area) : []
  const nameOf = useAreaNames(areas)
  const changed = () => {
    void swaps.reread()
    void list.reread()
  }
  const asked = (
    <>
      <Swaps me={me} reading={swaps.reading} nameOf={nameOf} onAnswered={changed} />
      <Button icon='calendar-days' onTap={() => setLeaving(true)}>
        请假
      </Button>
      <PhoneCard />
    </>
  )
  const shifts = (
    <Letters
      {...list}
      keyOf={({ id }) => id}
      letter={(shift) => (
        <Letter
          title={dayWords(dayOf(Date.parse(shift.from)))}
          lines={[rangeWords(shift), nameOf(shift.area)]}
          beside={
            <Button kind='quiet' icon='refresh-cw' onTap={() => setSwapping(shift)}>
              找人换班
            </Button>
          }
        />
      )}
      empty={
        <Empty icon='calendar-days' title='接下来没有您的班'>
          排班后会在这里看到。
        </Empty>
      }
    />
  )
  return (
    <>
      <Columns first={asked} second={shifts} />
      {swapping && <SwapSheet me={me} shift={swapping} onAsked={changed} onClose={() => setSwapping(undefined)} />}
      {leaving && <LeaveSheet onTaken={changed} onClose={() => setLeaving(false)} />}
    </>
  )
}
