/** Entries of the audit log as people read them; their codes as they are stand in the CSV. */

import { alertKindWords } from '../../../../shared/alerts/kinds.ts'
import type { AuditEntry } from '../../../../shared/audit/contract.ts'
import { addressOf, roomWords } from '../../../../shared/households/address.ts'
import { importKindWords } from '../../../../shared/imports/columns.ts'
import { roleWords } from '../../../../shared/roles/roles.ts'
import { momentWords } from '../../words/time.ts'
import { auditedOperations } from './operations.ts'

/** What an id is of, by its prefix. */
const kinds: Record<string, string> = {
  tkt: '诉求',
  ntc: '通知',
  wrn: '预警',
  pst: '发言',
  cal: '呼叫',
  chn: '频道',
  alr: '求助',
  hlp: '互助',
  lon: '借用',
  wsh: '微心愿',
  act: '活动',
  tea: '队伍',
  dev: '设备',
  pnt: '重点部位',
  inc: '突发事件',
  rol: '报平安',
  joi: '入户申请',
  dep: '被照护人',
  req: '请求',
  grp: '网格组',
  job: '调整',
  imp: '导入',
  shf: '班次',
  swp: '换班',
  per: '人员',
  ses: '登录',
}

const words: Record<string, string> = {
  ...roleWords,
  ...alertKindWords,
  ...importKindWords,
  ...Object.fromEntries(auditedOperations),
  accepted: '同意',
  declined: '没有同意',
  all: '整份文件',
  leaveOut: '跳过有错的行',
  position: '看到位置，到',
  by: '邀请人',
  from: '从',
  to: '到',
  operation: '只看',
  subject: '只看',
}

const ID = /^([a-z]{3})_[0-9A-Z]{20}([0-9A-Z]{6})$/
const HOUSEHOLD = /^\d{24}$/
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
/** Two moments are from when until when. */
const SPAN = /(?<!=)\b(\d{4}-\S+Z) (\d{4}-\S+Z)/g
const TIMES = /^×(\d+)$/
const NAMED = /^([a-z]+)=(.+)$/i

/** The room, and of which building: who reads a district's log knows no rooms. */
function householdWords(household: string): string {
  const address = addressOf(household)
  return `${roomWords(address)}（楼栋编码 ${address.building}）`
}

function wordOf(token: string, now: number): string {
  const [, prefix = '', tail = ''] = ID.exec(token) ?? []
  if (prefix) return `${kinds[prefix] ?? '编号'} ${tail}`
  if (HOUSEHOLD.test(token)) return householdWords(token)
  if (MOMENT.test(token)) return momentWords(token, now)
  const [, times] = TIMES.exec(token) ?? []
  if (times) return times === '1' ? '' : `连续 ${times} 周`
  const [, name = '', value = ''] = NAMED.exec(token) ?? []
  if (name) return `${words[name] ?? name} ${wordOf(value, now)}`
  return words[token] ?? token
}

const inWords = (text: string, now: number) =>
  text
    .replaceAll(SPAN, '$1 至 $2')
    .split(' ')
    .map((token) => wordOf(token, now))
    .filter(Boolean)
    .join(' ')

/** 演示网格员 一 · 今天 08:00 至 今天 20:00 连续 2 周: to whom, how, about what. `now` is milliseconds since the epoch. */
export const aboutWords = ({ subjectName, what, note }: AuditEntry, now: number): string =>
  [subjectName, note && inWords(note, now), what && inWords(what, now)].filter(Boolean).join(' · ')
