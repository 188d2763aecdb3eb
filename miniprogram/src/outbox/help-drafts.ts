/** The names of the drafts of asking for help, and of what is being said about a request. */
export const ASK_FORM = 'askHelp'
export const sayDraft = (helpId: string) => `say:${helpId}`
