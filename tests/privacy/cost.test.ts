import { beforeAll, describe, expect, it } from 'vitest'
import { keys } from '../../functions/platform/table.ts'
import { POLICY_VERSION } from '../../shared/privacy/purposes.ts'
import { type OperationId, operations } from '../../shared/routes.ts'
import { raise } from '../support/alerts.ts'
import { notes, residentsCare } from '../support/care.ts'
import { counting } from '../support/client.ts'
import { community, type PersonName, people } from '../support/district.ts'
import { asked } from '../support/requests.ts'
import { newKey } from '../support/scenes.ts'
import { residentsSession } from '../support/sessions.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
  // The data key is read once a process.
  await residentsCare(stage)
  await stage.ok('communityStaff', 'assignCarer', { params: care.params, body: { person: people.worker.id } })
  await stage.ok('worker', 'getCare', care)
})

const care = { params: { subject: people.resident.id } }
type Sent = { params?: object; query?: object; body?: object }
const nothing = async (): Promise<Sent> => ({})
const asks = async () => ({
  params: { requestId: (await stage.ok('resident', 'askRequest', { body: asked })).id },
})
const login = async () => (await stage.call({}, 'askLogin', { body: {} })).body as { code: string; secret: string }
const looked = async () => {
  const { code, secret } = await login()
  await stage.ok('resident', 'lookAtLogin', { params: { code } })
  return { params: { code }, secret }
}
const confirmed = async () => {
  const { params, secret } = await looked()
  await stage.ok('resident', 'confirmLogin', { params, body: { answer: 'confirm' } })
  return { params, body: { secret } }
}

const gone = async () => {
  const params = { alertId: await raise(stage) }
  await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 5 } })
  return { params }
}

/** How many requests to the table each operation makes, whoever asks and however much there is. */
const cost: [string, OperationId, PersonName, number, () => Promise<Sent>][] = [
  ['sign-in', 'signIn', 'resident', 4, async () => ({ body: { code: `code of ${people.resident.openid}` } })],
  ['a fresh token', 'renewSession', 'resident', 2, nothing],
  ['who am I', 'getMe', 'resident', 1, nothing],
  ['another name', 'changeName', 'resident', 2, async () => ({ body: { name: people.resident.name } })],
  ['my sessions', 'listSessions', 'resident', 2, nothing],
  ['ending one', 'endSession', 'resident', 2, async () => ({ params: { session: await residentsSession(stage) } })],
  ['ending the others, a write each', 'endOtherSessions', 'neighbour', 2, nothing],
  ['asking for a login', 'askLogin', 'resident', 2, nothing],
  ['looking at a login', 'lookAtLogin', 'resident', 2, async () => ({ params: { code: (await login()).code } })],
  [
    'confirming',
    'confirmLogin',
    'resident',
    2,
    async () => ({ params: (await looked()).params, body: { answer: 'confirm' } }),
  ],
  ['claiming, with a look at how many sessions there are', 'claimLogin', 'resident', 4, confirmed],
  ['my consents', 'listConsents', 'resident', 2, nothing],
  [
    'a consent',
    'answerConsent',
    'resident',
    2,
    async () => ({ body: { purpose: 'policy', version: POLICY_VERSION, given: true } }),
  ],
  ['contacts', 'getContacts', 'resident', 1, nothing],
  ['no contacts', 'saveContacts', 'resident', 2, async () => ({ body: { items: [] } })],
  [
    'who registered for care, and who cares',
    'listCare',
    'communityStaff',
    5,
    async () => ({ query: { area: community } }),
  ],
  ['whom I care for', 'listCharges', 'worker', 4, nothing],
  ['my care record, with who cares and who looked at it', 'getCare', 'resident', 3, async () => care],
  ['that of a charge, kept and audited', 'getCare', 'worker', 2, async () => care],
  // Whom the household looks after, of whom notes are kept, and those.
  ['what to mind in an alert, kept and audited', 'getAlertCare', 'worker', 5, gone],
  ['saving it', 'saveCare', 'resident', 3, async () => ({ ...care, body: notes })],
  ['who could care, of four levels, audited', 'getCarer', 'communityStaff', 7, async () => care],
  [
    'assigning a carer',
    'assignCarer',
    'communityStaff',
    2,
    async () => ({ ...care, body: { person: people.worker.id } }),
  ],
  ['my looks', 'listLooks', 'resident', 2, nothing],
  ['asking for deletion', 'askDeletion', 'farResident', 2, nothing],
  ['staying', 'cancelDeletion', 'farResident', 2, nothing],
  ['a request', 'askRequest', 'resident', 2, async () => ({ body: asked })],
  ['my requests', 'listMyRequests', 'resident', 2, nothing],
  ['the queue of a district', 'listRequestQueue', 'administrator', 3, nothing],
  ['a request to who asked', 'getRequest', 'resident', 2, asks],
  ['a request to an administrator, kept and audited', 'getRequest', 'administrator', 3, asks],
  ['adding to it', 'addToRequest', 'resident', 2, async () => ({ ...(await asks()), body: { text: '补充说明。' } })],
  ['taking it back', 'withdrawRequest', 'resident', 2, asks],
  [
    'answering it',
    'answerRequest',
    'administrator',
    2,
    async () => ({ ...(await asks()), body: { text: '已经更正。', done: true } }),
  ],
  ['ending a carer', 'endCarer', 'communityStaff', 2, async () => ({ ...care, query: { person: people.worker.id } })],
  ['deleting a care record', 'removeCare', 'resident', 2, async () => care],
]

async function requestsOf(operation: OperationId, who: PersonName, come: () => Promise<Sent>): Promise<number> {
  const sent = await come()
  // A first attempt of a window makes its item, a later one adds to it.
  const count = counting(stage.client)
  await stage.ok(who, operation, { ...sent, key: newKey() } as never)
  count.stop()
  return count.total()
}

describe('what an operation asks of the table', () => {
  it.each(cost)('%s (%s as %s): %i', async (_, operation, who, requests, come) => {
    expect(await requestsOf(operation, who, come)).toBe(requests)
  })

  it('is stated for every operation, but for the copy, which reads all that there is of a person', () => {
    const stated = new Set<string>([...cost.map(([, operation]) => operation), 'getMyData'])
    const own = operations.filter(([, { capability }]) => ['people', 'privacy', 'care'].includes(capability))
    expect(own.filter(([id]) => !stated.has(id))).toEqual([])
  })

  it('of a copy grows with the timelines of that person alone', async () => {
    // What opens their sealed data is read once a process.
    await requestsOf('getMyData', 'neighbour', nothing)
    const before = await requestsOf('getMyData', 'neighbour', nothing)
    for (let i = 0; i < 5; i++) await stage.ok('resident', 'askRequest', { body: asked })
    expect(await requestsOf('getMyData', 'neighbour', nothing)).toBe(before)
    await stage.ok('neighbour', 'askRequest', { body: asked })
    // Its item with the others of the list, and its timeline.
    expect(await requestsOf('getMyData', 'neighbour', nothing)).toBe(before + 2)
  })
})

it('a claim that waits costs one read, and no write', async () => {
  const { code, secret } = await login()
  const count = counting(stage.client)
  await stage.call({}, 'claimLogin', { params: { code }, body: { secret } })
  expect(count.counts).toEqual({ GetItemCommand: 1 })
  count.stop()
  expect(await stage.table.read([keys.login(code.replace('-', ''))])).toHaveLength(1)
})
