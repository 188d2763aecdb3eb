/** The grid groups of a community: several grids that are served as one. */
import { useState } from 'react'
import type { GridGroup } from '../../../../shared/areas/groups.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Letter, Tag } from '../../ui/parts/letter.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'
import { JobCard } from '../parts/job-card.tsx'
import { useJob } from '../parts/use-job.ts'
import { GroupSheet } from './group-sheet.tsx'

export function Groups({ me, community }: { me: Me; community: string }) {
  const now = useNow()
  const may = reaches(me.roles, managingRoles, community)
  const { reading, reread } = useReading(() => api.call('listGridGroups', { params: { area: community } }), {
    key: `groups-${community}`,
    cares: () => false,
  })
  const job = useJob({
    community,
    kinds: ['group'],
    sees: reaches(me.roles, overseeingRoles, community),
    onDone: () => void reread(),
  })
  const [editing, setEditing] = useState<GridGroup | 'new'>()
  const [ending, setEnding] = useState<GridGroup>()
  const { act, busy, failure } = useAct()
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { items } = reading.value

  async function end({ id: groupId, name }: GridGroup) {
    const sent = { params: { area: community, groupId } }
    const reply = await act(sent, () => api.call('endGridGroup', sent), `已解散${name}`)
    if (!reply) return
    setEnding(undefined)
    job.start(reply.job)
    void reread()
  }

  return (
    <>
      <JobCard job={job} />
      <Soft>几个网格合成一组后，其中任一网格的网格员也服务同组的其他网格。网格和编码都不变，随时可以解散。</Soft>
      {items.length === 0 && <Empty icon='merge' title='还没有网格组' />}
      {items.map((group) => (
        <Letter
          key={group.id}
          title={group.name}
          tag={<Tag>{group.grids.length} 个网格</Tag>}
          lines={[group.grids.map(({ name }) => name).join('、'), `${momentWords(group.madeAt, now)}设立`]}
          actions={
            may && (
              <>
                <Button icon='pencil' label={`调整${group.name}`} onTap={() => setEditing(group)}>
                  调整
                </Button>
                <Button kind='quiet' label={`解散${group.name}`} onTap={() => setEnding(group)}>
                  解散
                </Button>
              </>
            )
          }
        />
      ))}
      {may && (
        <Button kind='main' icon='plus' onTap={() => setEditing('new')}>
          设立网格组
        </Button>
      )}
      {editing && (
        <GroupSheet
          community={community}
          group={editing === 'new' ? undefined : editing}
          others={items.filter((group) => group !== editing)}
          onJob={(started) => {
            job.start(started)
            void reread()
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
      {ending && (
        <Confirm
          title={`解散${ending.name}`}
          word='确认解散'
          busy={busy}
          failure={failure}
          onYes={() => void end(ending)}
          onClose={() => setEnding(undefined)}
        >
          <Box>网格员只保留自己原来的网格；经由这个组得到的片区会收回。正在办的诉求不受影响。</Box>
        </Confirm>
      )}
    </>
  )
}
