/** Who cares for somebody, and who could: assigned, put in place of another, ended. */
import { useState } from 'react'
import type { Candidate, CareCard, Carer } from '../../../../shared/care/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'

export function CarerOf({ subject }: { subject: string }) {
  const { reading, reread } = useReading(() => api.call('getCarer', { params: { subject } }), {
    key: subject,
    // Each reading stands in the audit log: it reads again only when something was done here.
    cares: () => false,
  })
  const [assigning, setAssigning] = useState<Candidate>()
  const [ending, setEnding] = useState<Carer>()
  const [changed, setChanged] = useState(false)
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') {
    if (!['notFound', 'badInput'].includes(reading.failure.code))
      return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty
        icon='hand-heart'
        title='没有登记照护信息'
        action={<ButtonLink to={paths.careDesk()}>看谁登记了</ButtonLink>}
      >
        由本人或家人在“我的”里自愿登记，单独征得同意；登记以后才安排照护人。
      </Empty>
    )
  }
  const { card, candidates } = reading.value
  const ended = (isChanged: boolean) => {
    setEnding(undefined)
    setChanged(isChanged)
    void reread()
  }
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Whose card={card} changed={changed} onEnd={setEnding} />
      <Candidates card={card} candidates={candidates} onChoose={setAssigning} />
      {assigning && (
        <Assign card={card} chosen={assigning} done={() => void reread()} onClose={() => setAssigning(undefined)} />
      )}
      {ending && <End card={card} carer={ending} done={ended} onClose={() => setEnding(undefined)} />}
    </>
  )
}

function Whose({ card, changed, onEnd }: { card: CareCard; changed: boolean; onEnd: (carer: Carer) => void }) {
  const now = useNow()
  const { name, buildingName, carer, staffKept } = card
  return (
    <Card title={name} tone={changed ? 'amber' : 'plain'}>
      {changed && <Box role='alert'>照护人刚刚变了，您刚才的取消没有生效。请看现在是谁，再决定。</Box>}
      <Soft>{buildingName}</Soft>
      <Line icon='lock'>
        照护信息是敏感个人信息，经单独同意才登记。只给照护人、和紧急求助时正在赶去的工作人员看，您看不到内容。
      </Line>
      <Line icon='eye'>
        {staffKept ? '由网格员代为登记，每次查看都记入审计日志。' : '照护人每次查看，本人或登记的家人都能看到。'}
      </Line>
      {carer ? (
        <Rows label='现在的照护人'>
          <Row
            icon='hand-heart'
            title={`${carer.name}（${carer.title}）`}
            hint={`${momentWords(carer.since, now)} 起照护`}
          >
            <Button kind='quiet' icon='x' onTap={() => onEnd(carer)}>
              取消照护人
            </Button>
          </Row>
        </Rows>
      ) : (
        <Box>
          <Tag icon='triangle-alert' tone='amber'>
            还没有照护人
          </Tag>
        </Box>
      )}
    </Card>
  )
}

function Candidates({
  card: { carer },
  candidates,
  onChoose,
}: {
  card: CareCard
  candidates: readonly Candidate[]
  onChoose: (candidate: Candidate) => void
}) {
  const others = candidates.filter(({ person }) => person !== carer?.person)
  return (
    <Card title={carer ? '换一位照护人' : '指定照护人'}>
      {others.length === 0 && (
        <Empty
          icon='users-round'
          title='这里没有可以指定的人'
          action={<ButtonLink to={paths.serving}>看人员与身份</ButtonLink>}
        >
          网格员、社区工作人员、应急响应员、志愿者队长可以当照护人。要指定您自己，请同事来办。
        </Empty>
      )}
      {others.length > 0 && (
        <Rows label='可以指定的人'>
          {others.map((each) => (
            <Row
              key={each.person}
              icon='user-round'
              title={`${each.name}（${each.title}）`}
              hint={each.declined && '本人请您换一位'}
            >
              {!each.declined && (
                <Button kind='quiet' label={`${carer ? '换成' : '指定'}${each.name}`} onTap={() => onChoose(each)}>
                  {carer ? '换成这位' : '指定'}
                </Button>
              )}
            </Row>
          ))}
        </Rows>
      )}
    </Card>
  )
}

function Assign({
  card: { subject, name, carer },
  chosen,
  done,
  onClose,
}: {
  card: CareCard
  chosen: Candidate
  done: () => void
  onClose: () => void
}) {
  const { act, busy, failure, wrong } = useAct()
  async function assign() {
    const wish = { params: { subject }, body: { person: chosen.person } }
    if (!(await act(wish, () => api.call('assignCarer', wish), `已指定${chosen.name}`))) return
    onClose()
    done()
  }
  return (
    <Confirm
      title={`请${chosen.name}照护${name}`}
      word={carer ? '更换照护人' : '指定照护人'}
      busy={busy}
      failure={failure && wrong.person ? { ...failure, message: wrong.person } : failure}
      onYes={() => void assign()}
      onClose={onClose}
    >
      <Box>指定后，{chosen.name}能看到身体状况、行动能力、是否独居，每次查看都有记录。</Box>
      {carer && <Box>{carer.name}马上就看不到了。</Box>}
      <Box>请先和本人说好。本人在照护信息里能看到是谁，随时可以不要这位照护人。</Box>
    </Confirm>
  )
}

function End({
  card: { subject, name },
  carer,
  done,
  onClose,
}: {
  card: CareCard
  carer: Carer
  /** `changed`: it was somebody else by now, and nothing was ended. */
  done: (changed: boolean) => void
  onClose: () => void
}) {
  const { act, busy, failure } = useAct()
  async function end() {
    const wish = { params: { subject }, query: { person: carer.person } }
    const send = async () => {
      const outcome = await api.call('endCarer', wish)
      if (!outcome.ok && outcome.failure.code === 'changedMeanwhile') done(true)
      return outcome
    }
    if (await act(wish, send, '已取消照护人')) done(false)
  }
  return (
    <Confirm
      title={`取消${name}的照护人`}
      word='取消照护人'
      busy={busy}
      failure={failure}
      onYes={() => void end()}
      onClose={onClose}
    >
      <Box>取消后，{carer.name}马上就看不到照护信息了。照护信息还在，可以再指定别人。</Box>
    </Confirm>
  )
}
