/**
 * The pages of staff, in the order of the side navigation and of the hub. A page of yours: a line here, its path in
 * paths.ts, and `<StaffPage tool='…'>` around it. `roles` are those that its route takes.
 */
import { watchingRoles } from '../../../shared/alerts/contract.ts'
import { auditingRoles } from '../../../shared/audit/contract.ts'
import { carerRoles } from '../../../shared/care/carers.ts'
import { channelRoles } from '../../../shared/channels/channel.ts'
import { deviceRoles } from '../../../shared/devices/contract.ts'
import { dutyRoles } from '../../../shared/duty/policy.ts'
import { approverRoles } from '../../../shared/households/approvers.ts'
import type { Me } from '../../../shared/people/person.ts'
import { handlingRoles, managingRoles, overseeingRoles, type Role } from '../../../shared/roles/roles.ts'
import { interestRoles, moderatorRoles } from '../moderation/roles.ts'
import { type Path, paths } from '../paths.ts'
import type { IconName } from '../ui/icon/names.ts'

export const toolGroups = { daily: '日常办理', residents: '住户', areas: '区域', people: '人员' } as const
export type ToolGroup = keyof typeof toolGroups

interface ToolShape {
  word: string
  /** What it is for, in a line. */
  hint: string
  icon: IconName
  to: Path
  group: ToolGroup
  roles: readonly Role[]
}

export const tools = {
  alerts: {
    word: '居民求助',
    hint: '谁在求助、谁在赶来、怎么结束的',
    icon: 'siren',
    to: paths.alerts(),
    group: 'daily',
    roles: watchingRoles,
  },
  drills: {
    word: '求助演练',
    hint: '走一遍真求助的过程，看多快有人应答',
    icon: 'timer',
    to: paths.drills(),
    group: 'daily',
    roles: overseeingRoles,
  },
  alertReport: {
    word: '求助月报',
    hint: '多久应答、到场、处置完，哪一步没接上',
    icon: 'chart-column',
    to: paths.alertReport(),
    group: 'areas',
    roles: overseeingRoles,
  },
  escalation: {
    word: '求助升级时间',
    hint: '没人应答时多久通知上一级',
    icon: 'arrow-up',
    to: paths.escalation(),
    group: 'areas',
    roles: overseeingRoles,
  },
  devices: {
    word: '消防重点',
    hint: '烟感、水压、紧急按钮，重点部位的巡检',
    icon: 'flame',
    to: paths.devices(),
    group: 'daily',
    roles: deviceRoles,
  },
  talks: {
    word: '误报后聊一聊',
    hint: '多次误报的住户，上门问问情况',
    icon: 'message-circle',
    to: paths.talks,
    group: 'daily',
    roles: handlingRoles,
  },
  wall: {
    word: '指挥大屏',
    hint: '片区里正在发生什么、谁在值班；平急转换、报平安',
    icon: 'presentation',
    to: paths.wall(),
    group: 'daily',
    roles: overseeingRoles,
  },
  tickets: {
    word: '待办诉求',
    hint: '受理、回复、办结、上报',
    icon: 'inbox',
    to: paths.ticketQueue,
    group: 'daily',
    roles: overseeingRoles,
  },
  joins: {
    word: '入户申请',
    hint: '核实谁住在哪一户',
    icon: 'door-open',
    to: paths.joinQueue,
    group: 'daily',
    roles: approverRoles,
  },
  help: {
    word: '邻里互助',
    hint: '谁在等人帮忙、每月帮成多少、核实过的帮手',
    icon: 'heart-handshake',
    to: paths.helpDesk(),
    group: 'daily',
    roles: overseeingRoles,
  },
  wishes: {
    word: '微心愿和岗位',
    hint: '录入心愿、确认完成；设立岗位、同意、评议',
    icon: 'heart',
    to: paths.wishDesk(),
    group: 'daily',
    roles: overseeingRoles,
  },
  teams: {
    word: '队伍与活动',
    hint: '同意队伍成立、自己办活动、每月数据',
    icon: 'users-round',
    to: paths.teamDesk(),
    group: 'daily',
    roles: [...managingRoles, 'supervisor'],
  },
  notices: {
    word: '通知',
    hint: '写通知、复核、看送达到哪些户',
    icon: 'megaphone',
    to: paths.noticeDesk(),
    group: 'daily',
    roles: overseeingRoles,
  },
  warnings: {
    word: '预警',
    hint: '转发政府发布的预警，更新、解除',
    icon: 'siren',
    to: paths.warningDesk(),
    group: 'daily',
    roles: overseeingRoles,
  },
  moderation: {
    word: '发言审核',
    hint: '拿不准的、被举报的、申诉的发言',
    icon: 'flag',
    to: paths.moderationQueue,
    group: 'daily',
    roles: moderatorRoles,
  },
  calls: {
    word: '频道呼叫',
    hint: '邻居在频道里呼叫工作人员，4 小时内回复',
    icon: 'at-sign',
    to: paths.calls,
    group: 'daily',
    roles: overseeingRoles,
  },
  channels: {
    word: '辖区频道',
    hint: '下面各网格、各楼栋的邻居在说什么',
    icon: 'messages-square',
    to: paths.channelsBelow,
    group: 'daily',
    roles: channelRoles,
  },
  interests: {
    word: '兴趣频道',
    hint: '居民提议的，同意或说明原因',
    icon: 'heart-handshake',
    to: paths.interestProposals,
    group: 'daily',
    roles: interestRoles,
  },
  roster: {
    word: '住户名册',
    hint: '每栋楼住着哪些户，谁还没入户',
    icon: 'book-user',
    to: paths.roster(),
    group: 'residents',
    roles: approverRoles,
  },
  care: {
    word: '照护安排',
    hint: '谁登记了照护信息，由谁照护',
    icon: 'hand-heart',
    to: paths.careDesk(),
    group: 'residents',
    roles: managingRoles,
  },
  charges: {
    word: '我照护的人',
    hint: '请您照护的居民，要注意什么',
    icon: 'hand-heart',
    to: paths.charges,
    group: 'daily',
    roles: carerRoles,
  },
  imports: {
    word: '导入名册',
    hint: '从表格录入住户、网格和楼栋',
    icon: 'file-up',
    to: paths.imports,
    group: 'residents',
    roles: managingRoles,
  },
  coverage: {
    word: '覆盖率',
    hint: '已入户多少，还差哪里',
    icon: 'chart-column',
    to: paths.coverage(),
    group: 'areas',
    roles: overseeingRoles,
  },
  hours: {
    word: '邻里时长',
    hint: '每月服务多少、在哪里；每一笔和更正',
    icon: 'clock',
    to: paths.hoursDesk(),
    group: 'areas',
    roles: overseeingRoles,
  },
  areaTree: {
    word: '网格和楼栋',
    hint: '新增、改名、合并、拆分、检查',
    icon: 'network',
    to: paths.areaTree(),
    group: 'areas',
    roles: overseeingRoles,
  },
  posters: {
    word: '门口海报',
    hint: '打印楼栋二维码，扫码入户',
    icon: 'qr-code',
    to: paths.posters(),
    group: 'areas',
    roles: approverRoles,
  },
  serving: {
    word: '人员与身份',
    hint: '谁在哪里负责什么，授予、撤销、邀请',
    icon: 'users-round',
    to: paths.serving,
    group: 'people',
    roles: overseeingRoles,
  },
  plan: {
    word: '值班安排',
    hint: '一周一张表，没人值班的时段会提醒',
    icon: 'calendar-days',
    to: paths.plan,
    group: 'people',
    roles: overseeingRoles,
  },
  myDuty: {
    word: '我的值班',
    hint: '我的班次、换班、请假',
    icon: 'clock',
    to: paths.myDuty,
    group: 'daily',
    roles: dutyRoles,
  },
  requests: {
    word: '个人信息请求',
    hint: '居民问自己的信息，15 个工作日内答复',
    icon: 'shield-check',
    to: paths.requestQueue,
    group: 'daily',
    roles: ['administrator'],
  },
  audit: {
    word: '审计日志',
    hint: '谁看过、改过什么',
    icon: 'scroll-text',
    to: paths.audit,
    group: 'people',
    roles: auditingRoles,
  },
} as const satisfies Record<string, ToolShape>

export type ToolKey = keyof typeof tools
export type Tool = ToolShape & { key: ToolKey }

const isToolKey = (key: string): key is ToolKey => key in tools

/** Whether one of someone's roles lets them use a tool. */
export const mayUse = (me: Me, { roles }: Pick<Tool, 'roles'>) => me.roles.some(({ role }) => roles.includes(role))

/** The tools of whoever holds these roles, in their order. */
export const toolsOf = (me: Me): Tool[] =>
  Object.keys(tools)
    .filter(isToolKey)
    .map((key) => ({ key, ...tools[key] }))
    .filter((tool) => mayUse(me, tool))
