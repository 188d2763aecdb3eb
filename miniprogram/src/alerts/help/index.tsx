import { type Skill, skills, skillWords } from '../../../../shared/alerts/kinds.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useReading } from '../../live/use-reading.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'

const hints: Record<Skill, string> = {
  firstAid: '楼里有人突发疾病或受伤时通知您',
  strongHands: '有人受伤要抬、被困要搬东西时通知您',
  search: '楼里有老人、孩子走失时通知您',
}

/** What I can help neighbours of my building with. */
export default function Help() {
  return (
    <Page title='求助时帮一把'>
      <Gate>{() => <Skills />}</Gate>
    </Page>
  )
}

function Skills() {
  const { reading, reread, put } = useReading(() => api.call('getMySkills', {}), { key: 'skills', cares: () => false })
  const { busy, failure, act } = useAct()
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const mine = reading.value.skills
  async function change(skill: Skill, on: boolean) {
    if (busy) return
    const body = { skills: on ? [...mine, skill] : mine.filter((one) => one !== skill) }
    const saved = await act(body, () => api.call('setMySkills', { body }), '已保存')
    if (saved) put(saved)
  }
  return (
    <Card title='同楼邻居求助时，我能帮忙'>
      <Box>只有同一栋楼、用得上的求助才会通知您，不勉强，先保证自己安全。随时可以关掉。</Box>
      {skills.map((skill) => (
        <Switch
          key={skill}
          label={skillWords[skill]}
          hint={hints[skill]}
          on={mine.includes(skill)}
          onChange={(on) => void change(skill, on)}
        />
      ))}
      <FieldError id='skills'>{failure?.message}</FieldError>
      <Soft>核实入户以后才会收到。火情和人身安全的求助不会请邻居去。</Soft>
    </Card>
  )
}
