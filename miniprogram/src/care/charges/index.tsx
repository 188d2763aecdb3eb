import type { CareCard } from '../../../../shared/care/contract.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'
import { StaffPage } from '../../work/staff-page.tsx'

/** Those whom I was assigned to care for. A tap is a look at the notes, and that is said before. */
export default function Charges() {
  return <StaffPage tool='charges'>{(me) => <Mine key={me.id} />}</StaffPage>
}

function Mine() {
  const now = useNow()
  const list = useReading(() => api.call('listCharges', {}), { key: 'charges' })
  return (
    <>
      <Line icon='eye'>
        点开就会看到照护信息，每次查看都记下来，本人或登记的家人能看到是谁、什么时候看的。需要时再看。
      </Line>
      <Letters
        {...list}
        keyOf={({ subject }) => subject}
        letter={(card) => <Charge card={card} now={now} />}
        empty={
          <Empty
            icon='hand-heart'
            title='还没有请您照护的人'
            action={<ButtonLink to={paths.work}>回工作台</ButtonLink>}
          >
            社区工作人员请您照护谁，谁就会出现在这里。
          </Empty>
        }
      />
    </>
  )
}

const Charge = ({ card: { subject, name, buildingName, carer }, now }: { card: CareCard; now: number }) => (
  <LetterLink
    to={paths.chargeOf(subject)}
    title={`查看${name}的照护信息`}
    lines={[buildingName, carer && `${momentWords(carer.since, now)} 起由您照护`]}
  />
)
