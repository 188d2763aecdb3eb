/** Writes the lifecycles and the escalation chain as diagrams into ARCHITECTURE.md, each between its markers. */
import { readFileSync, writeFileSync } from 'node:fs'
import { alertLifecycle } from '../../shared/alerts/lifecycle.ts'
import { callLifecycle } from '../../shared/channels/call.ts'
import { postLifecycle } from '../../shared/channels/lifecycle.ts'
import { helpLifecycle } from '../../shared/help/lifecycle.ts'
import { loanLifecycle } from '../../shared/help/loan.ts'
import { joinLifecycle } from '../../shared/households/lifecycle.ts'
import { incidentLifecycle } from '../../shared/incidents/lifecycle.ts'
import { diagram } from '../../shared/lifecycle.ts'
import { noticeLifecycle } from '../../shared/notices/lifecycle.ts'
import { requestLifecycle } from '../../shared/privacy/lifecycle.ts'
import { activityLifecycle } from '../../shared/teams/lifecycle.ts'
import { ticketLifecycle } from '../../shared/tickets/lifecycle.ts'
import { holdingLifecycle } from '../../shared/wishes/holding-lifecycle.ts'
import { wishLifecycle } from '../../shared/wishes/lifecycle.ts'
import { escalationDiagram } from './escalation-diagram.ts'

const file = new URL('../../ARCHITECTURE.md', import.meta.url)

const diagrams: Record<string, string> = {
  'lifecycle: ticket': diagram(ticketLifecycle),
  'lifecycle: join': diagram(joinLifecycle),
  'lifecycle: request': diagram(requestLifecycle),
  'lifecycle: post': diagram(postLifecycle),
  'lifecycle: call': diagram(callLifecycle),
  'lifecycle: notice': diagram(noticeLifecycle),
  'lifecycle: alert': diagram(alertLifecycle),
  'lifecycle: incident': diagram(incidentLifecycle),
  'lifecycle: help': diagram(helpLifecycle),
  'lifecycle: loan': diagram(loanLifecycle),
  'lifecycle: wish': diagram(wishLifecycle),
  'lifecycle: holding': diagram(holdingLifecycle),
  'lifecycle: activity': diagram(activityLifecycle),
  'escalation chain': escalationDiagram(),
}

/** The document with the diagrams as the tables give them. Throws where one has no place in it. */
export function withDiagrams(text: string): string {
  let told = text
  for (const [name, drawn] of Object.entries(diagrams)) {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
    const place = new RegExp(`${begin}[\\s\\S]*${end}`)
    if (!place.test(told)) throw new Error(`ARCHITECTURE.md has no place for the diagram of: ${name}`)
    told = told.replace(place, () => `${begin}\n\n\`\`\`mermaid\n${drawn}\n\`\`\`\n\n${end}`)
  }
  return told
}

if (import.meta.main) writeFileSync(file, withDiagrams(readFileSync(file, 'utf8')))
