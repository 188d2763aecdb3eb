/** Every operation of the tickets, each on a ticket that was brought where the operation can be made. */
import { type OperationId, operationsOf } from '../../../shared/routes.ts'
import { building1, grid2, type PersonName } from '../../support/district.ts'

type Step = readonly [PersonName, OperationId, object?]

export interface Scenario {
  operation: OperationId
  /** What is special about it. */
  as?: string
  who: PersonName
  given?: object
  /** What came before, from the opening on; none where the operation needs no ticket. */
  before: readonly Step[]
}

const ticket = {
  category: 'propertyManagement',
  subcategory: 'lift',
  text: '我们楼的电梯这个月第三次停运了，老人和推婴儿车的邻居都下不了楼。物业说等配件，已经等了一个星期，请帮忙催一催。',
}
const said = { body: { text: '已联系物业和维保单位，师傅明天上午九点到，修好前一楼有人帮忙搬东西。' } }
const reason = { body: { reason: '涉及物业合同和维修资金，需要社区出面协调。' } }

const opened: Step = ['resident', 'openTicket', { body: ticket }]
const openedToAll: Step = ['resident', 'openTicket', { body: { ...ticket, visibility: 'public' } }]
const accepted: readonly Step[] = [opened, ['worker', 'acceptTicket']]
const resolved: readonly Step[] = [...accepted, ['worker', 'replyToTicket', said], ['worker', 'resolveTicket', said]]
const confirmed: readonly Step[] = [...resolved, ['resident', 'confirmTicket']]
const passed: readonly Step[] = [...accepted, ['worker', 'passTicket', reason]]

export const scenarios: readonly Scenario[] = [
  // The lists first, on the table as it was loaded.
  { operation: 'listMyTickets', who: 'resident', before: [] },
  { operation: 'listPublicTickets', who: 'neighbour', before: [] },
  { operation: 'listTicketQueue', as: 'two grids, merged', who: 'worker', before: [] },
  { operation: 'listTicketQueue', as: 'a community', who: 'communityStaff', before: [] },
  {
    operation: 'listTicketQueue',
    as: 'a street, closed',
    who: 'streetStaff',
    given: { query: { stage: 'closed' } },
    before: [],
  },
  { operation: 'openTicket', as: 'from home', who: 'resident', given: { body: ticket }, before: [] },
  {
    operation: 'openTicket',
    as: 'public, in a picked grid',
    who: 'resident',
    given: { body: { ...ticket, visibility: 'public', place: { area: grid2, detail: '东门' } } },
    before: [],
  },
  {
    operation: 'openTicket',
    as: 'in a picked building',
    who: 'resident',
    given: { body: { ...ticket, place: { area: building1, detail: '一层大厅' } } },
    before: [],
  },
  { operation: 'getTicket', as: 'who filed it, 5 entries', who: 'resident', before: confirmed },
  { operation: 'getTicket', as: 'staff, who leave a trace', who: 'worker', before: confirmed },
  { operation: 'acceptTicket', who: 'worker', before: [opened] },
  { operation: 'replyToTicket', who: 'worker', given: said, before: accepted },
  { operation: 'resolveTicket', who: 'worker', given: said, before: accepted },
  { operation: 'passTicket', who: 'worker', given: reason, before: accepted },
  {
    operation: 'reassignTicket',
    who: 'communityStaff',
    given: { body: { area: grid2, ...reason.body } },
    before: passed,
  },
  { operation: 'returnTicket', who: 'communityStaff', given: reason, before: passed },
  { operation: 'addStaffNote', who: 'worker', given: said, before: accepted },
  { operation: 'addTicketNote', who: 'resident', given: said, before: accepted },
  { operation: 'confirmTicket', who: 'resident', before: resolved },
  { operation: 'reopenTicket', who: 'resident', given: reason, before: resolved },
  {
    operation: 'rateTicket',
    who: 'resident',
    given: { body: { stars: 5, text: '师傅来得很快。' } },
    before: confirmed,
  },
  { operation: 'withdrawTicket', who: 'resident', given: { body: {} }, before: accepted },
  { operation: 'supportTicket', who: 'neighbour', before: [openedToAll] },
  { operation: 'unsupportTicket', who: 'neighbour', before: [openedToAll, ['neighbour', 'supportTicket']] },
]

const missing = operationsOf('tickets').filter(([id]) => !scenarios.some(({ operation }) => operation === id))
if (missing.length) throw new Error(`The bench has no scenario for ${missing.map(([id]) => id).join(', ')}`)
