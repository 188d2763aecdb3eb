import type { CopySection } from '../../../shared/privacy/contract.ts'
import type { Actor } from '../../people/actor.ts'
import {
  claimsOwner,
  copyClaim,
  copyFamily,
  copyHolding,
  copyWishReport,
  holdingsOwner,
  wishesForOwners,
  wishReportsOwner,
} from '../../wishes/copy.ts'
import type { PrivacyPorts } from '../ports.ts'
import { each, ownedItems, section } from './section.ts'

export async function aboutWishes(
  { id, homes }: Pick<Actor, 'id' | 'homes'>,
  { table, sealer, clock }: Pick<PrivacyPorts, 'table' | 'sealer' | 'clock'>,
): Promise<CopySection[]> {
  const claims = await ownedItems(table, claimsOwner(id))
  const holdings = await ownedItems(table, holdingsOwner(id))
  const reports = await ownedItems(table, wishReportsOwner(id))
  const owners = await wishesForOwners({ sealer, table }, { homes })
  const families = (await Promise.all(owners.map((owner) => ownedItems(table, owner)))).flat()
  return [
    section(
      'wish',
      '您认领的微心愿',
      '用来把心愿送到。作为办理记录保存；注销后退回没有完成的，其余去掉您的姓名和照片。照片在心愿里查看。',
      await each(claims, (item) => copyClaim(table, item, id)),
    ),
    section(
      'wishFamily',
      '为您家录入的微心愿',
      '网格员为您家记下的心愿和联系办法，加密保存，只有本网格、本社区的工作人员能看，每次都有记录；心愿结束 90 天后删除。',
      await each(families, (item) => copyFamily({ table, sealer }, item, clock.now())),
    ),
    section(
      'holding',
      '您认领的服务岗位',
      '用来安排和评议岗位。作为记录保存；注销后退出岗位，去掉您的姓名。',
      await each(holdings, (item) => copyHolding(table, item)),
    ),
    section(
      'wishReport',
      '您对微心愿的举报',
      '用来处理不合适的内容，不告诉任何人是谁举报的。注销时删除。',
      reports.map(copyWishReport),
    ),
  ]
}
