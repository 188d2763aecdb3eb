/** The parts of a copy that stand with the person: who they are, where they live and serve, and what they agreed to. */

import { templateNames, templates } from '../../../shared/messages/templates.ts'
import { relationWords } from '../../../shared/people/person.ts'
import type { CopySection } from '../../../shared/privacy/contract.ts'
import { purposeTexts } from '../../../shared/privacy/purposes.ts'
import { roleWords } from '../../../shared/roles/roles.ts'
import { openDutyPhone } from '../../duty/duty-phone.ts'
import { parseCredits } from '../../messages/credits.ts'
import { openedBy } from '../../notices/noticed.ts'
import { parsePerson } from '../../people/actor.ts'
import type { Item } from '../../platform/dynamo.ts'
import { keys } from '../../platform/table.ts'
import { parseConsent } from '../consent.ts'
import { shown } from '../list-looks.ts'
import type { PrivacyPorts } from '../ports.ts'
import { rowsOf, section } from './section.ts'

const surfaceWords = { phone: '手机', screen: '电脑' }

export async function aboutMe(id: string, ports: PrivacyPorts): Promise<CopySection[]> {
  const { table } = ports
  const [item, noticed, credits, duty] = await table.read([
    keys.person(id),
    keys.noticed(id),
    keys.credits(id),
    keys.dutyPhone(id),
  ])
  const person = parsePerson(item)
  if (!person) return []
  const { name, openid, homes, roles, leavingAt, child } = person
  const phone = person.phone && (await ports.sealer.open(person.phone, `phone#${id}`))
  const dutyPhone = await openDutyPhone(ports.sealer, id, duty)
  const sessions = await rowsOf(table, id, 'SESSION#')
  const consents = await rowsOf(table, id, 'CONSENT#')
  const looks = await rowsOf(table, id, 'LOOK#')
  return [
    section('person', '账号', '用来认出您是同一个人。注销时删除。', [
      {
        账号编号: id,
        称呼: name,
        微信用户编号: openid,
        手机号: phone,
        值班电话: dutyPhone,
        未满十四周岁: child,
        申请注销的生效时间: leavingAt,
      },
    ]),
    section(
      'home',
      '住处',
      '用来知道诉求归哪个网格办理，和能否参与邻里事务。搬离或注销时删除。',
      homes.map(({ buildingName, room, relation, verified }) => ({
        住处: `${buildingName} ${room}`,
        关系: relationWords[relation],
        已核实: verified,
      })),
    ),
    section(
      'role',
      '身份',
      '您在社区承担的工作。撤销或注销时删除。',
      roles.map(({ role, areaName }) => ({ 身份: roleWords[role], 地点: areaName })),
    ),
    section('session', '登录的设备', '用来让您查看和结束登录。三十天不用自动删除。', sessions.map(sessionFields)),
    section(
      'consent',
      '同意记录',
      '证明哪些信息是经您同意才处理的（个人信息保护法第六十九条）。注销后不再关联到您，保存三年。',
      consents.map(parseConsent).map(({ purpose, version, given, at }) => ({
        事项: purposeTexts[purpose].word,
        版本: version,
        同意: given,
        时间: at,
      })),
    ),
    section(
      'notice',
      '打开过的通知',
      '用来告诉您哪些通知还没有看。只留最近的，注销时删除；送达统计只到户，不记是谁打开的。',
      openedBy(noticed).map((notice) => ({ 编号: notice })),
    ),
    section(
      'message',
      '微信消息',
      '用来知道您同意我们给您发几条微信消息，发一条少一条，您的户据此记着能不能收到；最近发过的也记着，同一条通知不发两次。注销时删除。',
      messagesOf(credits),
    ),
    section(
      'look',
      '谁看过',
      '工作人员查看您的信息会留下记录，供您监督。注销时删除。',
      (await shown(looks, table)).map(({ at, who, what }) => ({ 时间: at, 谁: who, 看了什么: what })),
    ),
  ]
}

const messagesOf = (item: Item | undefined) => {
  const credits = parseCredits(item)
  if (!credits) return []
  const held = templateNames.map((template) => ({
    消息: templates[template].word,
    还可以发: credits.held[template] ?? 0,
    上次拒绝: credits.refused[template],
  }))
  const begun = Object.entries(credits.begun).map(([notice, { takenAt }]) => ({ 发过的通知: notice, 时间: takenAt }))
  return [...held, ...begun]
}

const sessionFields = ({ id, device, surface, openedAt, usedAt }: Item) => ({
  编号: String(id),
  设备: String(device),
  方式: surface === 'screen' ? surfaceWords.screen : surfaceWords.phone,
  登录时间: String(openedAt),
  最近使用: String(usedAt),
})
