/** What changes of a person whose account stays after all. */
export const staying = { leavingAt: undefined, unguarded: undefined, due: undefined, dueAt: undefined } as const
