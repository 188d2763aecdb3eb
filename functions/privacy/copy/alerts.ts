/** The parts of a copy that alerts make: those raised, joined, told of, and what was offered to neighbours. */
import type { CopySection } from '../../../shared/privacy/contract.ts'
import { alertsOwner, copyAlert, copyDrill, copySkilled, copyTalk, copyTold, copyWitness } from '../../alerts/copy.ts'
import { drillOwner, skilledOwner, toldOwner, witnessOwner } from '../../alerts/owned.ts'
import type { PrivacyPorts } from '../ports.ts'
import { each, ownedItems, section } from './section.ts'

export async function aboutAlerts(
  id: string,
  { table, clock }: Pick<PrivacyPorts, 'table' | 'clock'>,
): Promise<CopySection[]> {
  const [raised, joined, told, skilled, drills] = await Promise.all(
    [alertsOwner(id), witnessOwner(id), toldOwner(id), skilledOwner(id), drillOwner(id)].map((owner) =>
      ownedItems(table, owner),
    ),
  )
  return [
    section(
      'alert',
      '求助',
      '用来让能帮您的人马上找到您。作为处置记录保存；位置在结束一天后删除；注销后去掉您的姓名和房号。',
      await each(raised ?? [], (item) => copyAlert(table, item)),
    ),
    section(
      'witness',
      '您在同一处按下的求助',
      '用来不漏掉任何一个求助的人。作为处置记录保存，注销后去掉您的姓名和房号。',
      await each(joined ?? [], (item) => copyWitness(table, item)),
    ),
    section(
      'told',
      '通知过您的求助',
      '用来说明求助时通知了谁、谁看到了。保存四百天，注销后去掉您的姓名。',
      (told ?? []).map(copyTold),
    ),
    section(
      'skilled',
      '您愿意帮邻居的忙',
      '有人求助时通知您这样能帮忙的邻居。您可以随时改，注销时删除。',
      (skilled ?? []).map(copySkilled),
    ),
    section(
      'talk',
      '误报后的沟通',
      '九十天内三次误报时，请工作人员上门聊一聊；不影响您求助。保存九十天，注销时删除。',
      await copyTalk(table, id, clock.now()),
    ),
    section(
      'drill',
      '您发起的演练',
      '用来看应急响应有多快。作为演练记录保存，注销后去掉您的姓名。',
      (drills ?? []).map(copyDrill),
    ),
  ]
}
