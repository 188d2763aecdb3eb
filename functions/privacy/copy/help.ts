import type { CopySection } from '../../../shared/privacy/contract.ts'
import {
  borrowingOwner,
  copyHelp,
  copyHelping,
  copyLoan,
  copyReady,
  copyThing,
  helpingOwner,
  helpOwner,
  thingsOwner,
} from '../../help/copy.ts'
import { keys } from '../../platform/table.ts'
import type { PrivacyPorts } from '../ports.ts'
import { each, ownedItems, section } from './section.ts'

export async function aboutHelp(id: string, { table }: Pick<PrivacyPorts, 'table'>): Promise<CopySection[]> {
  const [asked, helping, things, loans, [ready]] = await Promise.all([
    ownedItems(table, helpOwner(id)),
    ownedItems(table, helpingOwner(id)),
    ownedItems(table, thingsOwner(id)),
    ownedItems(table, borrowingOwner(id)),
    table.read([keys.readyOf(id)]),
  ])
  return [
    section(
      'help',
      '您发的互助请求',
      '用来请邻居帮忙。姓名和门牌只有接受的帮手和负责的工作人员能看到；注销后删去内容、照片、姓名和门牌。',
      await each(asked, (item) => copyHelp(table, item, id)),
    ),
    section(
      'helping',
      '您帮过的忙',
      '用来安排帮手和记录时长。注销后去掉您的姓名和您写的话。',
      await each(helping, (item) => copyHelping(table, item, id)),
    ),
    section('helpReady', '您的随时待命', '邻居有急事时用来通知您。取消或注销时删除。', copyReady(ready)),
    section('thing', '您放上物品架的东西', '用来借给本楼栋的邻居。取下或注销时删除。', things.map(copyThing)),
    section('loan', '您借过的东西', '用来提醒归还。注销后去掉您的姓名。', loans.map(copyLoan)),
  ]
}
