/** Calls (@网格员): whom neighbours called in the channels, the one whose clock runs out first before the others. */
import { useState } from 'react'
import type { Stage } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { overseeingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { Thread } from '../../channels/talk/thread/thread.tsx'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { useWide } from '../../platform/wide.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { Panes } from '../../work/panes.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { ALL, useAreaOptions } from '../../work/use-area-options.ts'
import { CallLetter } from './call-letter.tsx'
import { CallTable } from './call-table.tsx'
import style from './calls.module.scss'

const tabs: readonly (readonly [Stage, string])[] = [
  ['open', '待回复'],
  ['waiting', '已回复'],
  ['closed', '已结束'],
]
const none: Record<Stage, string> = {
  open: '没有等回复的呼叫',
  waiting: '没有等邻居确认的呼叫',
  closed: '还没有结束的呼叫',
}

export default function CallsPage() {
  return <StaffPage tool='calls'>{(me) => <Calls key={me.id} me={me} />}</StaffPage>
}

function Calls({ me }: { me: Me }) {
  const now = useNow()
  const wide = useWide()
  const [stage, setStage] = useState<Stage>('open')
  const [area, setArea] = useState<string>(ALL)
  const areas = useAreaOptions(me, overseeingRoles)
  const { reading, more, ...list } = useList(`calls-${stage}-${area}`, (cursor) =>
    api.call('listCalls', { query: { cursor, stage, area: area === ALL ? undefined : area } }),
  )
  const [opened, setOpened] = useState<string>()
  const reread = () => void list.reread()
  const letters = (
    <Letters
      reading={reading}
      reread={reread}
      more={more}
      keyOf={({ id }) => id}
      letter={(call) => (
        <CallLetter
          call={call}
          now={now}
          chosen={opened === undefined ? undefined : call.post === opened}
          onOpen={wide ? () => setOpened(call.post) : undefined}
        />
      )}
      empty={
        <Empty icon='megaphone' title={none[stage]}>
          邻居在频道里呼叫工作人员时，这里会自动出现，4 小时内要回复。
        </Empty>
      }
    />
  )
  if (wide && opened)
    return (
      <Panes
        list={{
          label: '频道呼叫',
          children: (
            <>
              <Box>
                <Button kind='quiet' icon='chevron-left' onTap={() => setOpened(undefined)}>
                  回到表格
                </Button>
              </Box>
              {letters}
            </>
          ),
        }}
        main={{
          label: '这次呼叫',
          children: (
            <Box className={style.thread}>
              <Thread key={opened} me={me} postId={opened} />
            </Box>
          ),
        }}
      />
    )
  return (
    <>
      <Tabs label='按进展看' tabs={tabs} current={stage} onChoose={setStage} />
      {areas.length > 1 && (
        <Filters>
          <Filter label='片区' options={areas} chosen={area} onChoose={setArea} />
        </Filters>
      )}
      {wide && reading.state === 'ready' && reading.value.items.length > 0 ? (
        <>
          {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
          <CallTable
            key={stage}
            calls={reading.value.items}
            stage={stage}
            now={now}
            onOpen={({ post }) => setOpened(post)}
          />
          {reading.value.cursor && <Button onTap={more}>再看更多</Button>}
        </>
      ) : (
        letters
      )}
    </>
  )
}
