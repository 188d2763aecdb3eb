/** The parts of a copy that are cases: tickets, support, joins, requests; and what was done as staff. */
import { type CopySection, requestWords } from '../../../shared/privacy/contract.ts'
import { requestLifecycle } from '../../../shared/privacy/lifecycle.ts'
import { entriesOf } from '../../cases/entries.ts'
import { copyPost, postsOwner } from '../../channels/copy.ts'
import { callsOwner, copyCall, copyMarks, copyProposal, proposalsOwner } from '../../channels/copy-marks.ts'
import { copyMention, copyReaction } from '../../channels/copy-reactions.ts'
import { reactionsOwner } from '../../channels/view.ts'
import { rotaOf } from '../../duty/rota.ts'
import { copyJoin, joinsOwner } from '../../households/copy.ts'
import { copyIncident, incidentsOwner } from '../../incidents/commander.ts'
import { copyReport, reportsOwner } from '../../moderation/copy.ts'
import type { Item, Table } from '../../platform/dynamo.ts'
import { keys } from '../../platform/table.ts'
import { copyTicket, supportsOwner, ticketsOwner } from '../../tickets/copy.ts'
import type { PrivacyPorts } from '../ports.ts'
import { ownerIndex, parseEntry, parseRequest } from '../request.ts'
import { each, type Fields, ownedItems, rowsOf, section } from './section.ts'

export async function aboutCases(id: string, { table, sealer, clock }: PrivacyPorts): Promise<CopySection[]> {
  const tickets = await ownedItems(table, ticketsOwner(id))
  const supports = await ownedItems(table, supportsOwner(id))
  const posts = await ownedItems(table, postsOwner(id))
  const reactions = await ownedItems(table, reactionsOwner(id))
  const mentions = await rowsOf(table, id, 'MENTIONED#')
  const reports = await ownedItems(table, reportsOwner(id))
  const joins = await ownedItems(table, joinsOwner(id))
  const requests = await ownedItems(table, ownerIndex(id))
  const calls = await ownedItems(table, callsOwner(id))
  const proposals = await ownedItems(table, proposalsOwner(id))
  const incidents = await ownedItems(table, incidentsOwner(id))
  const [head, rota, marks] = await table.read([keys.auditHead(id), keys.rota(id), keys.reading(id)])
  const deeds = head ? [{ 操作记录条数: Number(head.seq) }] : []
  return [
    section(
      'ticket',
      '诉求',
      '用来办理您反映的事。作为办理记录保存；注销后去掉您的姓名和房号，不再关联到您。照片在诉求里查看。',
      await each(tickets, (item) => copyTicket(table, item)),
    ),
    section(
      'support',
      '我也遇到了',
      '用来统计有多少人遇到同样的问题。注销后只留下数量。',
      supports.map((item) => ({ 诉求编号: String(item.pk).slice('TICKET#'.length), 时间: String(item.at) })),
    ),
    section(
      'post',
      '频道里的帖子',
      '您对邻里说的话。您可以在两分钟内撤回；注销后去掉您的名字，未发布的一并撤回。照片在帖子里查看。',
      await each(posts, (item) => copyPost(table, item)),
    ),
    section(
      'call',
      '@网格员',
      '用来让工作人员在时限内回复您。作为办理记录保存；注销后去掉您的名字。',
      calls.map(copyCall),
    ),
    section(
      'interest',
      '您提议的兴趣频道',
      '用来让社区决定是否开设。频道属于大家，注销后去掉您的名字。',
      proposals.map(copyProposal),
    ),
    section(
      'marks',
      '频道的阅读与设置',
      '用来告诉您哪些没有读过、不打扰您。只有您自己看得到，注销时删除。',
      copyMarks(marks),
    ),
    section(
      'reaction',
      '您的表态',
      '用来告诉大家有多少人这样想。注销时删除，数量也随之减少。',
      reactions.map(copyReaction),
    ),
    section(
      'mention',
      '提到您的帖子',
      '邻居在帖子里提到了您。注销后帖子里不再显示您的名字。',
      mentions.map(copyMention),
    ),
    section(
      'report',
      '您的举报',
      '用来处理不合适的帖子，不告诉任何人是谁举报的。注销后去掉您写的说明。',
      reports.map(copyReport),
    ),
    section(
      'join',
      '入户申请',
      '用来核实您住在这一户。注销时删除。',
      await each(joins, (item) => copyJoin(table, sealer, item)),
    ),
    section(
      'request',
      '个人信息请求',
      '用来答复您的请求。注销时删去您写的内容，保留答复记录。',
      await each(requests, (item) => copyRequest(table, item)),
    ),
    section(
      'shift',
      '值班',
      '您作为工作人员的值班安排。',
      rotaOf(id, rota, clock.now()).shifts.map(({ from, to }) => ({ 开始: from, 结束: to })),
    ),
    section(
      'incident',
      '您启动的突发事件',
      '您作为工作人员启动的突发事件和在其中的记录。作为处置记录保存；注销后去掉您的名字。',
      await each(incidents, (item) => copyIncident(table, item)),
    ),
    section(
      'deed',
      '工作操作记录',
      '您作为工作人员查看、处理他人信息的记录，依法保存（网络安全法第二十一条），注销后仍保留至期满。',
      deeds,
    ),
  ]
}

async function copyRequest(table: Table, item: Item): Promise<Fields> {
  const request = parseRequest(item)
  if (!request) return {}
  const { card, text } = request
  const entries = (await entriesOf(table, keys.request(card.id))).map(parseEntry)
  const said = entries.flatMap(({ at, by, text: words }) => (words ? [`${at} ${by.name}：${words}`] : []))
  return {
    编号: card.id,
    类别: requestWords[card.kind].word,
    内容: text,
    提出时间: card.askedAt,
    状态: requestLifecycle.states[card.state].word,
    补充和答复: said.join('\n'),
  }
}
