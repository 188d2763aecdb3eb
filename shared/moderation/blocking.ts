/** Leaving somebody out from where neighbours help each other: into the same list as who wrote a post. Whom one knows no name of stands there without one. */
import '../zod.ts'
import * as z from 'zod/mini'
import { helpId } from '../help/request.ts'
import { loanId } from '../help/things.ts'
import { personId } from '../people/person.ts'
import type { RouteTable } from '../route.ts'
import { blockedPerson } from './contract.ts'

export const blockingRoutes = {
  blockInHelp: {
    capability: 'moderation',
    method: 'POST',
    path: '/help/{helpId}/block',
    summary:
      'See no more of who asks for this help, nor be rung by them; the asker instead leaves out a helper, or one who offers: they come to no request of mine; nobody is told',
    access: { parties: ['asker', 'helper', 'offerer', 'neighbour'] },
    params: z.object({ helpId }),
    /** Whom the asker means. */
    body: z.object({ helper: z.optional(personId) }),
    reply: blockedPerson,
    errors: ['wrongState', 'limitReached', 'changedMeanwhile'],
  },
  blockInLoan: {
    capability: 'moderation',
    method: 'POST',
    path: '/loans/{loanId}/block',
    summary:
      'Leave out the other of this loan: neither finds what the other lends; what was only asked for is declined, or called off; nobody is told why',
    access: { parties: ['owner', 'borrower'] },
    params: z.object({ loanId }),
    reply: blockedPerson,
    errors: ['limitReached', 'changedMeanwhile'],
  },
} as const satisfies RouteTable
