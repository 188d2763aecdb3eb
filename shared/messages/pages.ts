/** The pages of the mini-program that messages open, by what they tell of: the prefix of its id. */
export const messagePages = {
  ntc: 'notices/detail/index',
  wrn: 'warnings/detail/index',
  pst: 'channels/talk/thread/index',
  tkt: 'tickets/detail/index',
  alr: 'alerts/answer/index',
  hlp: 'help/detail/index',
  lon: 'help/loan/index',
  wsh: 'wishes/detail/index',
  hld: 'wishes/holding/index',
  act: 'teams/activity/index',
} as const

const HOME = 'home/index'
/** Of the duty: the hub of staff, which says it all. */
const HUB = 'work/index'

/** The page about something, with what it is opened with. */
export function pageOf(id: string): string {
  if (id === 'gap') return HUB
  const page = new Map<string, string>(Object.entries(messagePages)).get(id.slice(0, id.indexOf('_')))
  return page ? `${page}?id=${id}` : HOME
}
