/** Finding a member who said nothing of late: by surname in one's building, by building and surname elsewhere, by name or role who serves here. */
import { useState } from 'react'
import type { FoundMember } from '../../../../../shared/channels/members.ts'
import type { Reply } from '../../../../../shared/routes.ts'
import { api } from '../../../api/api.ts'
import { useAct } from '../../../live/use-act.ts'
import { Button } from '../../../ui/parts/button.tsx'
import { LineField } from '../../../ui/parts/field.tsx'
import { PlacePicker } from '../../../ui/parts/place-picker.tsx'
import { Buttons, Heading, Line, Soft, Stack } from '../../../ui/parts/prose.tsx'
import { Rows, RowTap } from '../../../ui/parts/rows.tsx'
import { Empty } from '../../../ui/parts/states.tsx'
import type { Mentioning } from './mention-sheet.tsx'

const WORDS_MAX = 30

interface Building {
  code: string
  name: string
}

export function FindMember({
  channel,
  onLooked,
  onChoose,
}: {
  channel: Mentioning['channel']
  /** There is something found, or that nobody was. */
  onLooked: () => void
  onChoose: (member: FoundMember) => void
}) {
  const own = channel.kind === 'building'
  const [q, setQ] = useState('')
  const [building, setBuilding] = useState<Building>()
  const [picking, setPicking] = useState(false)
  const [found, setFound] = useState<Reply<'findMembers'>>()
  const { busy, failure, wrong, act } = useAct()
  async function find() {
    const query = { q: q.trim(), ...(building ? { building: building.code } : {}) }
    const wish = { params: { channel: channel.id }, query }
    const answer = await act(wish, () => api.call('findMembers', wish))
    if (!answer) return
    setFound(answer)
    onLooked()
  }
  function lookIn(chosen: Building | undefined) {
    setBuilding(chosen)
    setFound(undefined)
    setPicking(false)
  }
  if (picking)
    return (
      <PlacePicker
        title='选楼栋'
        root={channel.area}
        rootName={channel.kind === 'grid' ? '本网格' : '本社区'}
        choosable={['building']}
        onChoose={({ code, fullName }) => lookIn({ code, name: fullName })}
        onClose={() => setPicking(false)}
      />
    )
  return (
    <Stack>
      <Heading>{own ? '本楼' : '按楼栋找'}</Heading>
      {building && <Line icon='building-2'>{building.name}</Line>}
      <LineField
        id='find-member'
        label={own || building ? '姓' : '楼栋和姓'}
        hint='也可以写工作人员的名字，或“物业”“业委会”'
        placeholder={own || building ? '例如：张' : '例如：3号楼 张'}
        value={q}
        max={WORDS_MAX}
        error={wrong.q ?? wrong.building ?? failure?.message}
        onType={(typed) => {
          setQ(typed)
          setFound(undefined)
        }}
      />
      <Buttons>
        <Button icon='search' busy={busy} disabled={q.trim() === '' || q.length > WORDS_MAX} onTap={() => void find()}>
          找
        </Button>
        {!own && (
          <Button kind='quiet' icon='building-2' onTap={() => (building ? lookIn(undefined) : setPicking(true))}>
            {building ? '不限这栋楼' : '选楼栋'}
          </Button>
        )}
      </Buttons>
      {found && <Found found={found} onChoose={onChoose} onBuilding={lookIn} />}
    </Stack>
  )
}

function Found({
  found: { items, buildings },
  onChoose,
  onBuilding,
}: {
  found: Reply<'findMembers'>
  onChoose: (member: FoundMember) => void
  onBuilding: (building: Building) => void
}) {
  if (items.length + buildings.length === 0)
    return (
      <Empty icon='search' title='没有找到'>
        写对楼栋和姓就能找到；还没有入户的邻居和小朋友提不到。也可以从下面最近发言里选。
      </Empty>
    )
  return (
    <>
      {items.some(({ building }) => building) && <Soft>同一个称呼的邻居都会被提到。</Soft>}
      <Rows label='找到的'>
        {items.map((member) => (
          <RowTap
            key={`${member.building ?? ''} ${member.name}`}
            icon={member.building ? 'at-sign' : 'id-card'}
            title={member.name}
            hint={member.staff ?? member.where}
            onTap={() => onChoose(member)}
          />
        ))}
        {buildings.map((building) => (
          <RowTap
            key={building.code}
            icon='building-2'
            title={building.name}
            hint='在这栋楼里按姓找'
            onTap={() => onBuilding(building)}
          />
        ))}
      </Rows>
    </>
  )
}
