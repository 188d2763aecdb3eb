import type { Signal, TakenSignal } from '../../shared/devices/contract.ts'
import { type Act, damp } from '../../shared/devices/damping.ts'
import { Refusal } from '../../shared/errors.ts'
import { listening, ringNow } from '../alerts/ring.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import type { Sealer } from '../platform/seal.ts'
import { keys } from '../platform/table.ts'
import { betterBySystem } from '../tickets/by-system.ts'
import { changeWrite } from './change.ts'
import { become, hear } from './hear.ts'
import type { DevicePorts } from './ports.ts'
import { isOpenFor, openOf, react } from './react.ts'
import { checkClock, isSignature, type Signed } from './signature.ts'
import { followBuilding } from './stand.ts'
import { nonceWrite, parseDevice, type StoredDevice, secretOf, signalWrite, withDue } from './store.ts'
import { heardText } from './words.ts'

/** Its neighbours' alerts are pressed at the same moment: each time that one of them is written, it looks again. */
const TRIES = 40

/**
 * A signal of a device. Who is not the device learns nothing, not even whether there is one: its clock is looked at first, which
 * anybody may know, then its signature. What a signal did is written with its nonce: told again, it was taken.
 */
export const sendSignal = operation('sendSignal', {
  tries: TRIES,
  reads: ({ params, query }) => ({
    device: keys.device(params.deviceId),
    taken: keys.nonce(params.deviceId, query.nonce),
  }),
  async run({ params, query, body, text, found, now, commit }, ports: DevicePorts) {
    const { table, sealer } = ports
    checkClock(query.timestamp, now)
    const { timestamp, nonce, signature } = query
    const said = { path: `/devices/${params.deviceId}/signals`, timestamp, nonce, body: text }
    const stored = parseDevice(found.device)
    const known = await authentic(sealer, stored, said, signature, now)
    if (found.taken) throw new Refusal('signalTaken')
    const before = await followBuilding(table, known, now)
    const heard = hear(before, body, now)
    const open = await openOf(table, heard)
    const damping = damp(heard.damped, body.kind, heard.card.kind, isOpenFor(heard, open), now)
    const { device, writes, ringing } = await react(ports, before, become(heard, damping, now), damping, open, now)
    const after = withDue(device, now)
    // That it speaks again is told to whoever went to look; nothing else is said of the ticket at the same moment.
    const back = before.card.state === 'silent' && open.task && device.task === before.task
    const where = listening(table, ringing)
    const reply = { now: isoTime(now), state: after.card.state, every: after.every }
    await commit(
      [
        changeWrite(stored ?? known, after),
        nonceWrite(after.card.id, nonce, now),
        ...(isWorth(body, before, damping.act) ? [keep(after.card.id, body, nonce, damping.act, now)] : []),
        ...writes,
        ...(back && open.task && !writes.length ? betterBySystem(open.task, heardText(after), now) : []),
      ],
      reply,
    )
    await ringNow(ports, ringing, where)
    return reply
  },
})

/** The device, if it is in service and this is its signature. A signature with a new secret ends the former one. */
async function authentic(
  sealer: Sealer,
  device: StoredDevice | undefined,
  said: Signed,
  signature: string,
  now: number,
): Promise<StoredDevice> {
  const { secret, former } = device ?? {}
  const id = device?.card.id ?? ''
  // Whoever has no secret is held against one that nobody knows: it takes as long.
  const own = isSignature(secret ? await sealer.open(secret.sealed, secretOf(id)) : NOBODYS, said, signature)
  if (device && secret && own) {
    const { former: _, ...rest } = device
    return { ...rest, secret: { ...secret, used: true } }
  }
  const counts = device && former && Date.parse(former.until) > now
  if (counts && isSignature(await sealer.open(former.sealed, secretOf(id)), said, signature)) return device
  throw new Refusal('deviceRefused')
}

const NOBODYS = 'nobody has this secret'

/** Signs of life are not kept one by one; the first after a silence is. */
const isWorth = ({ kind }: Signal, { card }: StoredDevice, act: Act): boolean =>
  kind !== 'heartbeat' || card.state === 'silent' || card.state === 'unheard' || act !== 'none'

const becameOf: Record<Act, TakenSignal['became']> = {
  raise: 'raised',
  again: 'again',
  say: 'said',
  count: 'counted',
  hold: 'held',
  none: 'none',
}

const keep = (id: string, said: Signal, nonce: string, act: Act, now: number): Write =>
  signalWrite(id, { ...said, nonce, at: isoTime(now), became: becameOf[act] })
