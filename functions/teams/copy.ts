/** What teams and activities hold of a person, in words, for the copy of their data. */
import { signUpWords } from '../../shared/teams/attendance.ts'
import { teamKindWords } from '../../shared/teams/kinds.ts'
import { activityLifecycle } from '../../shared/teams/lifecycle.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseLink } from './calendars.ts'
import { copyReport, reporterIndex } from './reports.ts'
import { forItsTime, parseSigned, signedIndex } from './signed.ts'
import { parseActivity } from './store.ts'
import { memberIndex, parseMember, parseTeam } from './team-store.ts'

export const signedOwner = signedIndex
export const activityReportsOwner = reporterIndex
export const copyActivityReport = copyReport
export const membersOwner = memberIndex

export async function copyMembership(table: Table, item: Item) {
  const member = parseMember(item)
  if (!member) return {}
  const team = parseTeam((await table.read([keys.team(member.team)]))[0])
  return {
    队伍: team?.card.name,
    类别: team && teamKindWords[team.card.kind],
    显示的姓名: member.name,
    状态: member.state === 'in' ? '队员' : '申请中',
    队长: team?.lead === member.person,
    时间: member.since,
  }
}

export async function copySigned(table: Table, item: Item) {
  const row = parseSigned(item)
  if (!row) return {}
  const activity = parseActivity((await table.read([keys.activity(row.card.activity)]))[0])
  const signed = activity ? forItsTime(row, activity) : row
  return {
    活动: activity?.card.title,
    活动时间: activity?.card.beginsAt,
    活动状态: activity && activityLifecycle.states[activity.card.state].word,
    显示的姓名: signed.name,
    报名时间: signed.since,
    状态: signUpWords[signed.card.state],
    签到: signed.inAt,
    签退: signed.outAt,
    记入的分钟: signed.minutes,
  }
}

export async function copyCalendar(table: Table, person: string) {
  const link = parseLink((await table.read([keys.calendarOf(person)]))[0])
  return link ? [{ 日历订阅链接的生成时间: link.madeAt }] : []
}
