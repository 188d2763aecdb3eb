/** What waits for me, a line for each kind of work that my roles give me. */
import { type Level, levelOf } from '../../../shared/areas/code.ts'
import { deviceRoles } from '../../../shared/devices/contract.ts'
import { approverRoles } from '../../../shared/households/approvers.ts'
import type { Page } from '../../../shared/page.ts'
import type { Me } from '../../../shared/people/person.ts'
import { handlingRoles, managingRoles } from '../../../shared/roles/roles.ts'
import { api } from '../api/api.ts'
import type { Outcome } from '../api/outcome.ts'
import type { LiveEvent } from '../live/socket.ts'
import { useNow } from '../live/use-now.ts'
import { useReading } from '../live/use-reading.ts'
import { moderatorRoles } from '../moderation/roles.ts'
import { type Path, paths } from '../paths.ts'
import type { IconName } from '../ui/icon/names.ts'
import { Card } from '../ui/parts/card.tsx'
import { Tag } from '../ui/parts/letter.tsx'
import { Soft } from '../ui/parts/prose.tsx'
import { RowLink, Rows } from '../ui/parts/rows.tsx'
import { areasOf } from './areas-of.ts'

/** Where notices are made whose second person one can be. */
const spokenLevels: readonly Level[] = ['district', 'street', 'community']

/** The most that one page of a queue holds; beyond it the count is said with a plus. */
const MOST = 50

export function Waiting({ me }: { me: Me }) {
  const holds = (kinds: readonly string[]) => me.roles.some(({ role }) => kinds.includes(role))
  const tickets = holds(handlingRoles)
  const joins = holds(approverRoles)
  const moderates = holds(moderatorRoles)
  const calls = holds(handlingRoles)
  const requests = holds(['administrator'])
  const guarded = areasOf(me.roles, deviceRoles).filter(
    ({ code }) => !['city', 'building'].includes(levelOf(code) ?? ''),
  )
  const speaks = areasOf(me.roles, managingRoles).filter(({ code }) => spokenLevels.includes(levelOf(code) ?? 'city'))
  const planned = areasOf(me.roles, managingRoles).filter(({ code }) => levelOf(code) === 'community')
  if (!tickets && !joins && !moderates && !requests)
    return (
      <Card title='等我办的'>
        <Soft>您的身份只看不办，没有待办。下面是您可以看的。</Soft>
      </Card>
    )
  return (
    <Card title='等我办的'>
      <Rows>
        {tickets && (
          <Queue
            name='tickets'
            icon='inbox'
            title='诉求'
            to={paths.ticketQueue}
            read={() => api.call('listTicketQueue', { query: { limit: MOST } })}
          />
        )}
        {joins && (
          <Queue
            name='joins'
            icon='door-open'
            title='入户申请'
            to={paths.joinQueue}
            read={() => api.call('listJoinQueue', { query: { limit: MOST } })}
          />
        )}
        {moderates && (
          <Queue
            name='moderation'
            icon='flag'
            title='发言审核'
            to={paths.moderationQueue}
            read={() => api.call('listModerationQueue', { query: { limit: MOST } })}
          />
        )}
        {calls && (
          <Queue
            name='calls'
            icon='at-sign'
            title='频道呼叫'
            to={paths.calls}
            read={() => api.call('listCalls', { query: { limit: MOST } })}
          />
        )}
        {guarded.map(({ code, name }) => (
          <Guarded key={code} area={code} name={name} />
        ))}
        {requests && (
          <Queue
            name='requests'
            icon='shield-check'
            title='个人信息请求'
            to={paths.requestQueue}
            read={() => api.call('listRequestQueue', { query: { limit: MOST } })}
          />
        )}
        {speaks.map(({ code, name }) => (
          <Proposed key={code} area={code} name={name} />
        ))}
        {planned.map(({ code, name }) => (
          <Proposals key={code} area={code} name={name} />
        ))}
        {areasOf(me.roles, handlingRoles).map(({ code, name }) => (
          <Talks key={code} area={code} name={name} />
        ))}
        {planned.map(({ code, name }) => (
          <Gaps key={code} area={code} name={name} />
        ))}
      </Rows>
    </Card>
  )
}

/** How many wait in a queue, and how many of them too long. */
function Queue<T extends { dueAt?: string | undefined; late: boolean }>({
  name,
  icon,
  title,
  to,
  read,
}: {
  name: string
  icon: IconName
  title: string
  to: Path
  read: () => Promise<Outcome<Page<T>>>
}) {
  const now = useNow()
  const { reading } = useReading(read, { key: `waiting-${name}` })
  if (reading.state === 'loading') return <RowLink icon={icon} title={title} hint='正在看…' to={to} />
  if (reading.state === 'failed') return <RowLink icon={icon} title={title} hint={reading.failure.message} to={to} />
  const { items, cursor } = reading.value
  const late = items.filter((item) => item.late || (item.dueAt && Date.parse(item.dueAt) <= now)).length
  return (
    <RowLink
      icon={icon}
      title={title}
      hint={
        late > 0 ? (
          <Tag icon='timer' tone='amber'>
            {late} 件已超时
          </Tag>
        ) : items.length === 0 ? (
          '都办完了'
        ) : (
          '先到期的在最前面'
        )
      }
      value={`${cursor ? `${MOST}+` : items.length} 件`}
      to={to}
    />
  )
}

/**
 * Notices, and corrections of some that are out, that wait for a second person in an area, and those that did not go out since
 * their author is gone; nothing while there are none.
 */
function Proposed({ area, name }: { area: string; name: string }) {
  return (
    <>
      <ToApprove area={area} name={name} state='proposed' title='通知待复核' />
      <ToApprove area={area} name={name} state='published' title='通知更正待复核' />
      <ToApprove area={area} name={name} state='draft' title='通知没有发出' />
    </>
  )
}

interface ToApproveProps {
  area: string
  name: string
  state: 'proposed' | 'published' | 'draft'
  title: string
}

function ToApprove({ area, name, state, title }: ToApproveProps) {
  const { reading } = useReading(() => api.call('listNotices', { params: { area }, query: { state, limit: MOST } }), {
    key: `${state}-${area}`,
  })
  if (reading.state !== 'ready') return null
  const { items, cursor } = reading.value
  const waiting = items.filter(
    ({ pending, late }) => state === 'proposed' || (state === 'draft' ? late : pending),
  ).length
  if (waiting === 0) return null
  return (
    <RowLink
      icon='user-round-check'
      title={title}
      hint={state === 'draft' ? `${name}的，写的人已不在这里任职` : `${name}的，要由写的人以外的同级或上级同意`}
      value={`${waiting}${cursor && waiting === MOST ? '+' : ''} 条`}
      to={paths.noticeDesk(area, state)}
    />
  )
}

/** Devices that alarm, are silent, flap or run low, and points that are overdue or in danger; nothing while there are none. */
function Guarded({ area, name }: { area: string; name: string }) {
  const query = { limit: MOST }
  const devices = useReading(() => api.call('listDevices', { params: { area }, query }), {
    key: `devices-${area}`,
    cares: isOfCase,
  })
  const points = useReading(() => api.call('listPoints', { params: { area }, query }), {
    key: `points-${area}`,
    cares: () => false,
  })
  const some = ({ reading }: typeof devices | typeof points) =>
    reading.state === 'ready' ? reading.value.items.length : 0
  const count = some(devices) + some(points)
  if (count === 0) return null
  return (
    <RowLink
      icon='flame'
      title={`${name}消防重点`}
      hint={
        <Tag icon='triangle-alert' tone='amber'>
          {[some(devices) && `${some(devices)} 台设备`, some(points) && `${some(points)} 处超期或有隐患`]
            .filter(Boolean)
            .join('，')}
        </Tag>
      }
      to={paths.devices(area, some(devices) ? 'devices' : 'points')}
    />
  )
}

/** What a device raised, or its ticket. */
const isOfCase = (event: LiveEvent): boolean => event.kind === 'opened' || event.frame.type === 'caseChanged'

/** Interest channels that were proposed in a community; nothing while there are none. */
function Proposals({ area, name }: { area: string; name: string }) {
  const { reading } = useReading(() => api.call('listInterests', { query: { area } }), {
    key: `proposals-${area}`,
    cares: () => false,
  })
  const items = reading.state === 'ready' ? reading.value.items : []
  const waiting = items.filter(({ state }) => state === 'proposed').length
  if (waiting === 0) return null
  return (
    <RowLink
      icon='heart-handshake'
      title='兴趣频道'
      hint={`${name}的居民提议，等社区答复`}
      value={`${waiting} 个`}
      to={paths.interestProposals}
    />
  )
}

/** Talks to be had after repeated false alarms; nothing while there are none. */
function Talks({ area, name }: { area: string; name: string }) {
  const { reading } = useReading(() => api.call('listTalks', { params: { area }, query: { limit: MOST } }), {
    key: `talks-${area}`,
    cares: () => false,
  })
  const waiting = reading.state === 'ready' ? reading.value.items.length : 0
  if (waiting === 0) return null
  return (
    <RowLink
      icon='message-circle'
      title='误报后聊一聊'
      hint={`${name}有住户近期多次误报，请上门问问`}
      value={`${waiting} 户`}
      to={paths.talks}
    />
  )
}

/** The hours of the next days in which nobody is on duty. */
function Gaps({ area, name }: { area: string; name: string }) {
  const { reading } = useReading(() => api.call('listGaps', { params: { area }, query: {} }), {
    key: `gaps-${area}`,
    cares: () => false,
  })
  const gaps = reading.state === 'ready' ? reading.value.items.length : undefined
  return (
    <RowLink
      icon='calendar-days'
      title={`${name}值班`}
      hint={
        gaps === undefined ? (
          reading.state === 'failed' ? (
            reading.failure.message
          ) : (
            '正在看…'
          )
        ) : gaps === 0 ? (
          '七天内都有人'
        ) : (
          <Tag icon='triangle-alert' tone='amber'>
            七天内有 {gaps} 段没人
          </Tag>
        )
      }
      to={paths.plan}
    />
  )
}
