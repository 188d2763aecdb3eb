/** Who registered for care in an area, and who cares for them: whoever runs it assigns that. The notes are not for them. */
import type { CareCard } from '../../../../shared/care/contract.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'
import { AreaBar } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'

export default function CareDesk() {
  return <StaffPage tool='care'>{(me) => <CareIn key={me.id} me={me} />}</StaffPage>
}

function CareIn({ me }: { me: Me }) {
  const now = useNow()
  const [area, setArea] = useWorkArea(me, managingRoles)
  const list = useList(`care-${area}`, (cursor) => api.call('listCare', { query: { area, cursor } }))
  return (
    <>
      <AreaBar me={me} kinds={managingRoles} code={area} onChoose={setArea} />
      <Box>自愿登记了照护信息的居民。内容只给照护人和紧急求助时赶去的人看，您在这里安排照护人。</Box>
      <Letters
        {...list}
        keyOf={({ subject }) => subject}
        letter={(card) => <OneCard card={card} now={now} />}
        empty={
          <Empty
            icon='hand-heart'
            title='这里还没有人登记照护信息'
            action={<ButtonLink to={paths.roster(area)}>看住户名册</ButtonLink>}
          >
            居民在“我的”里自愿登记；没有手机、家里没人的老人，由网格员在名册里代为登记。
          </Empty>
        }
      />
    </>
  )
}

const OneCard = ({ card: { subject, name, buildingName, carer }, now }: { card: CareCard; now: number }) => (
  <LetterLink
    to={paths.carerOf(subject)}
    title={name}
    tag={
      !carer && (
        <Tag icon='triangle-alert' tone='amber'>
          还没有照护人
        </Tag>
      )
    }
    lines={[buildingName, carer && `照护人 ${carer.name}（${carer.title}），${momentWords(carer.since, now)} 起`]}
  />
)
