/** Writes the ticket's lifecycle as a diagram into ARCHITECTURE.md, between its markers. */
import { readFileSync, writeFileSync } from 'node:fs'
import { diagram } from '../../shared/lifecycle.ts'
import { ticketLifecycle } from '../../shared/tickets/lifecycle.ts'

const file = new URL('../../ARCHITECTURE.md', import.meta.url)
const block = `<!-- lifecycle -->\n\n\`\`\`mermaid\n${diagram(ticketLifecycle)}\n\`\`\`\n\n<!-- /lifecycle -->`

/** The document with the diagram as the table gives it. */
export const withDiagram = (text: string): string =>
  text.replace(/<!-- lifecycle -->[\s\S]*<!-- \/lifecycle -->/, () => block)

if (import.meta.main) writeFileSync(file, withDiagram(readFileSync(file, 'utf8')))
