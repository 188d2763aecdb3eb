/** A channel as the service keeps it, for the app's side of it: one order, events, pages. */
import type { Outcome } from '../../../miniprogram/src/api/outcome.ts'
import type { EventsPage } from '../../../miniprogram/src/channels/feed.ts'
import type { Placed, PostsPage, Told } from '../../../miniprogram/src/channels/log.ts'
import { post } from '../samples.ts'

export type Act = { kind: 'post' } | { kind: 'change'; which: number } | { kind: 'recall'; which: number }

const idOf = (seq: number) => `pst_${String(seq).padStart(26, '0')}`

export function makeServer(pageSize: number) {
  /** Each event points to the post that it is about. */
  const events: { what: 'posted' | 'changed'; at: number }[] = []
  const posts = new Map<number, Placed>()

  function run(act: Act): Told {
    const seq = events.length + 1
    const places = [...posts.keys()]
    const place = act.kind === 'post' ? undefined : places[act.which % Math.max(places.length, 1)]
    const known = place === undefined ? undefined : posts.get(place)
    if (!known || act.kind === 'post') {
      posts.set(seq, { ...post({ id: idOf(seq), text: `第 ${seq} 条` }), seq })
      events.push({ what: 'posted', at: seq })
    } else {
      const gone = act.kind === 'recall' || known.state === 'recalled'
      const change = gone ? { state: 'recalled' as const, text: '' } : { text: `${known.text}，改过` }
      posts.set(known.seq, { ...known, version: known.version + 1, ...change })
      events.push({ what: 'changed', at: known.seq })
    }
    return { seq, event: eventAt(seq) }
  }
  function eventAt(seq: number) {
    const event = events[seq - 1]
    const about = event && posts.get(event.at)
    if (!event || !about) throw new Error(`No event ${seq}`)
    return { seq, what: event.what, post: about }
  }

  return {
    run,
    /** All that is there, in its order. */
    posts: () => [...posts.values()],
    page: (before: number | undefined): Outcome<PostsPage> => {
      const older = [...posts.values()].filter(({ seq }) => before === undefined || seq < before).reverse()
      const items = older.slice(0, pageSize)
      const last = items[items.length - 1]
      const more = older.length > items.length && last ? { before: last.seq } : {}
      return { ok: true, value: { items, seq: events.length, ...more } }
    },
    events: (after: number): Outcome<EventsPage> => {
      const to = Math.min(after + pageSize, events.length)
      const items = Array.from({ length: Math.max(to - after, 0) }, (_, at) => eventAt(after + at + 1))
      return { ok: true, value: { items, to: Math.max(to, after), more: to < events.length } }
    },
  }
}
