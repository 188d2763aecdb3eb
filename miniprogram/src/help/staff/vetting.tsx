import { useState } from 'react'
import type { Vetting as Standing } from '../../../../shared/help/ready.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { momentWords } from '../../words/time.ts'

type Person = Standing['people'][number]

/** Whether what is delicate is only for those whom staff know, and who they are. */
export function Vetting({ community }: { community: string }) {
  const now = useNow()
  const [leaving, setLeaving] = useState<Person>()
  const { reading, reread, put } = useReading(() => api.call('getVetting', { query: { community } }), {
    key: `vetting-${community}`,
    cares: () => false,
  })
  const { busy, failure, act } = useAct()
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const { required, people } = reading.value

  async function change(on: boolean) {
    const body = { community, required: on }
    const saved = await act(body, (key) => api.call('setVetting', { body, key }), '已保存')
    if (saved) put(saved)
  }
  async function strike({ person }: Person) {
    const body = { community, person, vetted: false }
    const saved = await act(body, (key) => api.call('vetHelper', { body, key }), '已从名单移除')
    if (!saved) return
    put(saved)
    setLeaving(undefined)
  }
  return (
    <>
      <Card>
        <Switch
          label='老人、孩子、交钥匙的事，只让核实过的邻居来'
          hint='照看老人孩子、陪同就医、要交接钥匙的事'
          on={required}
          onChange={(on) => !busy && void change(on)}
        />
        <FieldError id='vetting'>{leaving ? undefined : failure?.message}</FieldError>
      </Card>
      <Soft>在互助的页面上，应答的邻居、来帮忙的人旁边可以点“核实为帮手”。</Soft>
      {people.length === 0 ? (
        <Empty icon='shield-check' title='还没有核实过的帮手'>
          上门见过、信得过的邻居，可以核实为帮手。
        </Empty>
      ) : (
        <Table
          caption='核实过的帮手'
          file='核实过的帮手'
          rows={people}
          idOf={({ person }) => person}
          columns={[
            { key: 'name', title: '邻居', value: ({ name }) => name },
            {
              key: 'since',
              title: '核实于',
              value: ({ since }) => since,
              cell: ({ since }) => momentWords(since, now),
            },
          ]}
          actions={(person) => (
            <Button kind='quiet' label={`移除${person.name}`} onTap={() => setLeaving(person)}>
              移除
            </Button>
          )}
        />
      )}
      {leaving && (
        <Confirm
          title={`把${leaving.name}移出名单？`}
          word='移除'
          busy={busy}
          failure={failure}
          onYes={() => void strike(leaving)}
          onClose={() => setLeaving(undefined)}
        >
          <Box>以后不能再来帮照看老人孩子、要交钥匙的忙，别的互助不受影响。</Box>
        </Confirm>
      )}
    </>
  )
}
