import type { CopySection } from '../../../shared/privacy/contract.ts'
import {
  activityReportsOwner,
  copyActivityReport,
  copyCalendar,
  copyMembership,
  copySigned,
  membersOwner,
  signedOwner,
} from '../../teams/copy.ts'
import type { PrivacyPorts } from '../ports.ts'
import { each, ownedItems, section } from './section.ts'

export const aboutTeams = async (id: string, { table }: Pick<PrivacyPorts, 'table'>): Promise<CopySection[]> => [
  section(
    'team',
    '志愿队伍',
    '用来让队长知道谁在队里。退出或注销时删除。',
    await each(await ownedItems(table, membersOwner(id)), (item) => copyMembership(table, item)),
  ),
  section(
    'activity',
    '报名的活动',
    '用来给您留位置、签到和记时长，姓名只有队长和工作人员看得到。作为活动记录保存，注销后去掉您的姓名。',
    await each(await ownedItems(table, signedOwner(id)), (item) => copySigned(table, item)),
  ),
  section(
    'activityReport',
    '您对活动的举报',
    '用来处理不合适的内容，不告诉任何人是谁举报的。注销时删除。',
    (await ownedItems(table, activityReportsOwner(id))).map(copyActivityReport),
  ),
  section(
    'calendar',
    '活动日历',
    '用来让您的手机日历订阅自己的活动。只存链接的校验值，停用或注销时删除。',
    await copyCalendar(table, id),
  ),
]
