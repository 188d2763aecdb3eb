/** The escalation chain as a Mermaid flowchart, from the policy table: who is told after how long, and what brings it back. */
import { type AlertLevel, type Escalation, escalationOf, levelAt } from '../../shared/alerts/escalation.ts'
import { type AlertKind, alertKinds, alertKindWords } from '../../shared/alerts/kinds.ts'
import { ASK_AFTER, alertLifecycle, GRACE } from '../../shared/alerts/lifecycle.ts'
import { MINUTE } from '../../shared/lifecycle.ts'

const whom: Record<AlertLevel, string> = {
  grid: 'grid 网格',
  community: 'community 社区',
  street: 'street 街道',
  district: 'district 区',
}

const seconds = (milliseconds: number) => `${milliseconds / 1000} s`
const minutes = (milliseconds: number) => `${milliseconds / MINUTE} min`

/** The kinds that have the same policy, together, in the order of the table. */
function policies(): { kinds: AlertKind[]; policy: Escalation }[] {
  const grouped = new Map<string, { kinds: AlertKind[]; policy: Escalation }>()
  for (const kind of alertKinds) {
    const policy = escalationOf[kind]
    const key = JSON.stringify(policy)
    const group = grouped.get(key) ?? { kinds: [], policy }
    group.kinds.push(kind)
    grouped.set(key, group)
  }
  return [...grouped.values()]
}

/** The levels of a policy, those that are told at the same moment as one. */
function momentsOf({ steps }: Escalation): { after: number; levels: string[] }[] {
  const moments: { after: number; levels: string[] }[] = []
  for (const { level, after } of steps) {
    const last = moments.at(-1)
    if (last?.after === after) last.levels.push(whom[level])
    else moments.push({ after, levels: [whom[level]] })
  }
  return moments
}

function chain({ kinds, policy }: { kinds: AlertKind[]; policy: Escalation }): string[] {
  const [name] = kinds
  const moments = momentsOf(policy)
  const node = (at: number) => `${name}${at}`
  const top = node(moments.length - 1)
  return [
    `    subgraph ${name}["${kinds.map((kind) => `${kind} ${alertKindWords[kind]}`).join(' · ')}"]`,
    '      direction LR',
    ...moments.map(
      ({ after, levels }, at) => `      ${node(at)}["${after ? seconds(after) : 'at once'}: ${levels.join(' + ')}"]`,
    ),
    ...moments.slice(1).map((_, at) => `      ${node(at)} -->|nobody goes| ${node(at + 1)}`),
    `      ${top} -->|"every ${seconds(policy.again)}, for ever: ${levelAt(policy, policy.steps.length)}"| ${top}`,
    '    end',
  ]
}

/** Where it rings anew, it does so from the first step of its own policy. */
export function escalationDiagram(): string {
  const { raised, going, arrived } = alertLifecycle.states
  return [
    'flowchart TB',
    `  subgraph raised["raised ${raised.word}"]`,
    ...policies().flatMap(chain),
    '  end',
    `  going(["going ${going.word}"])`,
    `  arrived(["arrived ${arrived.word}"])`,
    '  raised -->|acknowledge| going',
    `  going -->|"not there by ETA + ${minutes(GRACE)}, handed over, or serving no more; and nobody else goes"| raised`,
    '  raised & going -->|arrive| arrived',
    `  arrived -->|"asked every ${minutes(ASK_AFTER)}"| arrived`,
    '  arrived -->|"handed over, or serving no more; and nobody else goes"| raised',
    '  going & arrived -->|"resolve, callOff"| over(["resolved or false alarm"])',
  ].join('\n')
}
