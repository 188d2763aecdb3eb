import type { Help } from '../../../../shared/help/request.ts'
import type { Me } from '../../../../shared/people/person.ts'

/** What each sheet about a request is given: who looks, at what, and what happens when something was done or it is closed. */
export interface SheetOfHelp {
  me: Me
  help: Help
  reread: () => void
  onClose: () => void
}
