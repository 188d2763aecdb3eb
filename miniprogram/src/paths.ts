/** Every page's path, and how one gets there. */
import Taro from '@tarojs/taro'

export type Path = `/${string}`

const tabs = { home: '/home/index', channels: '/channels/index', me: '/me/index' } as const satisfies Record<
  string,
  Path
>

export const paths = {
  ...tabs,
  signIn: '/sign-in/index',
  openTicket: '/tickets/open/index',
  myTickets: '/tickets/mine/index',
  publicTickets: '/tickets/public/index',
  ticketQueue: '/tickets/queue/index',
  work: '/work/index',
  joinQueue: '/households/queue/index',
  joinCase: (joinId: string): Path => `/households/case/index?id=${joinId}`,
  householdRecord: (household: string): Path => `/households/record/index?household=${household}`,
  roster: (area = ''): Path => `/households/roster/index${area && `?area=${area}`}`,
  imports: '/imports/list/index',
  newImport: (kind: string, area: string): Path => `/imports/new/index?kind=${kind}&area=${area}`,
  importJob: (importId: string): Path => `/imports/job/index?id=${importId}`,
  coverage: (area = ''): Path => `/areas/coverage/index${area && `?area=${area}`}`,
  areaTree: (area = ''): Path => `/areas/tree/index${area && `?area=${area}`}`,
  gridGroups: (community: string): Path => `/areas/groups/index?area=${community}`,
  areaChanges: (community: string): Path => `/areas/changes/index?area=${community}`,
  posters: (area = ''): Path => `/areas/posters/index${area && `?area=${area}`}`,
  serving: '/roles/serving/index',
  plan: '/duty/plan/index',
  myDuty: '/duty/mine/index',
  audit: '/audit/log/index',
  requestQueue: '/privacy/queue/index',
  ticket: (ticketId: string): Path => `/tickets/detail/index?id=${ticketId}`,
  /** Where every code leads; without a scene one types it in. */
  arrive: '/people/arrive/index',
  arriveWith: (scene: string): Path => `/people/arrive/index?scene=${encodeURIComponent(scene)}`,
  confirmLogin: (code: string): Path => `/people/confirm-login/index?code=${code}`,
  acceptRole: (code: string): Path => `/people/accept-role/index?code=${code}`,
  sessions: '/people/sessions/index',
  join: '/households/join/index',
  joinAt: (building: string): Path => `/households/join/index?building=${building}`,
  /** Leaves the household for the one that is asked for. */
  moveFrom: (household: string): Path => `/households/join/index?from=${household}`,
  joinProgress: (joinId: string): Path => `/households/progress/index?id=${joinId}`,
  myHome: '/households/mine/index',
  inviteTo: (household: string): Path => `/households/invite/index?household=${household}`,
  acceptInvitation: (code: string): Path => `/households/accept/index?code=${code}`,
  privacy: '/privacy/centre/index',
  policy: '/privacy/policy/index',
  myData: '/privacy/data/index',
  myLooks: '/privacy/looks/index',
  myRequests: '/privacy/requests/index',
  myRequest: (requestId: string): Path => `/privacy/request/index?id=${requestId}`,
  leave: '/privacy/leave/index',
  channel: (channel: string): Path => `/channels/talk/channel/index?id=${channel}`,
  /** `reply`: the one of its replies to begin at. */
  thread: (post: string, reply?: string): Path =>
    `/channels/talk/thread/index?id=${post}${reply ? `&reply=${reply}` : ''}`,
  searchChannel: (channel: string): Path => `/channels/talk/search/index?id=${channel}`,
  myPosts: '/channels/talk/mine/index',
  turnPost: (post: string): Path => `/channels/talk/turn/index?id=${post}`,
  interests: '/channels/talk/interests/index',
  channelsBelow: '/channels/talk/below/index',
  channelSettings: '/channels/talk/settings/index',
  moderationQueue: '/moderation/queue/index',
  moderationCase: (post: string): Path => `/moderation/case/index?id=${post}`,
  calls: '/moderation/calls/index',
  interestProposals: '/moderation/interests/index',
  notices: '/notices/list/index',
  notice: (noticeId: string): Path => `/notices/detail/index?id=${noticeId}`,
  noticeDesk: (area = '', state = ''): Path =>
    `/notices/desk/index${area && `?area=${area}`}${state && `&state=${state}`}`,
  composeNotice: (noticeId = ''): Path => `/notices/compose/index${noticeId && `?id=${noticeId}`}`,
  correctNotice: (noticeId: string): Path => `/notices/correct/index?id=${noticeId}`,
  noticeCase: (noticeId: string): Path => `/notices/case/index?id=${noticeId}`,
  /** How far a notice or a warning got. */
  reachOf: (announcementId: string, area = ''): Path =>
    `/notices/reach/index?id=${announcementId}${area && `&area=${area}`}`,
  unpushable: (building: string): Path => `/notices/unpushable/index?building=${building}`,
  /** The doors of a building that a notice or a warning has not reached. */
  doorsOf: (announcementId: string, building: string): Path =>
    `/notices/doors/index?id=${announcementId}&building=${building}`,
  warnings: '/warnings/list/index',
  warning: (warningId: string): Path => `/warnings/detail/index?id=${warningId}`,
  warningDesk: (area = ''): Path => `/warnings/desk/index${area && `?area=${area}`}`,
  relayWarning: '/warnings/relay/index',
  /** Passes on what follows a warning. */
  updateWarning: (warningId: string): Path => `/warnings/relay/index?id=${warningId}`,
  /** Where help is called for; with `now` it counts at once. */
  raise: '/alerts/raise/index',
  raiseNow: '/alerts/raise/index?now=1',
  /** At a building whose door carries the code. */
  raiseAt: (building: string): Path => `/alerts/raise/index?now=1&building=${building}`,
  /** How the red button comes onto the phone's own screen. */
  raiseShortcut: '/alerts/shortcut/index',
  myAlert: (alertId: string): Path => `/alerts/mine/index?id=${alertId}`,
  myAlerts: '/alerts/mine/index',
  /** `show`: devices, or key fire points. */
  devices: (area = '', show = ''): Path => `/devices/list/index?show=${show || 'devices'}${area && `&area=${area}`}`,
  newDevice: (what: 'devices' | 'points', area: string): Path => `/devices/new/index?what=${what}&area=${area}`,
  device: (deviceId: string): Path => `/devices/device/index?id=${deviceId}`,
  firePoint: (pointId: string): Path => `/devices/point/index?id=${pointId}`,
  inspect: (pointId: string): Path => `/devices/inspect/index?id=${pointId}`,
  skills: '/alerts/help/index',
  alerts: (area = ''): Path => `/alerts/list/index${area && `?area=${area}`}`,
  alertReport: (area = ''): Path => `/alerts/report/index${area && `?area=${area}`}`,
  escalation: (area = ''): Path => `/alerts/escalation/index${area && `?area=${area}`}`,
  talks: '/alerts/talk/index',
  drills: (area = ''): Path => `/alerts/drill/index${area && `?area=${area}`}`,
  /** An alert, for whoever answers it or was told of it. */
  answerAlert: (alertId: string): Path => `/alerts/answer/index?id=${alertId}`,
  /** Calls for help at one of my homes. */
  raiseFor: (household: string): Path => `/alerts/raise/index?now=1&household=${household}`,
  wall: (area = ''): Path => `/wall/screen/index${area && `?area=${area}`}`,
  incidents: (area = ''): Path => `/wall/incidents/index${area && `?area=${area}`}`,
  incident: (incidentId: string): Path => `/wall/incident/index?id=${incidentId}`,
  roll: (rollId: string, area = ''): Path => `/wall/roll/index?id=${rollId}${area && `&area=${area}`}`,
  rollDoors: (rollId: string, building: string): Path => `/wall/doors/index?id=${rollId}&building=${building}`,
  /** A notice that goes out from an incident. */
  composeFrom: (incidentId: string): Path => `/notices/compose/index?incident=${incidentId}`,
  hours: '/hours/mine/index',
  giveHours: (code = ''): Path => `/hours/give/index${code && `?code=${code}`}`,
  receiveHours: '/hours/receive/index',
  hoursCertificates: '/hours/certificates/index',
  /** For whoever holds a certificate; without a code one types it in. */
  verifyCertificate: (code = ''): Path => `/hours/verify/index${code && `?code=${code}`}`,
  hoursRanking: '/hours/ranking/index',
  hoursDesk: (area = ''): Path => `/hours/desk/index${area && `?area=${area}`}`,
  /** `show`: wishes, service posts, or what came true. */
  wishes: (show = ''): Path => `/wishes/near/index${show && `?show=${show}`}`,
  wish: (wishId: string): Path => `/wishes/detail/index?id=${wishId}`,
  myWishes: (show = ''): Path => `/wishes/mine/index${show && `?show=${show}`}`,
  servicePost: (postId: string): Path => `/wishes/post/index?id=${postId}`,
  holding: (holdingId: string): Path => `/wishes/holding/index?id=${holdingId}`,
  wishDesk: (area = '', show = ''): Path => `/wishes/desk/index?show=${show || 'wishes'}${area && `&area=${area}`}`,
  /** With an id its public words are changed. */
  enterWish: (wishId = ''): Path => `/wishes/enter/index${wishId && `?id=${wishId}`}`,
  editServicePost: (postId = ''): Path => `/wishes/edit-post/index${postId && `?id=${postId}`}`,
  contacts: '/care/contacts/index',
  care: '/care/notes/index',
  careDesk: (area = ''): Path => `/care/desk/index${area && `?area=${area}`}`,
  carerOf: (subject: string): Path => `/care/carer/index?subject=${subject}`,
  charges: '/care/charges/index',
  chargeOf: (subject: string): Path => `/care/charge/index?subject=${subject}`,
  help: '/help/near/index',
  askHelp: '/help/ask/index',
  /** With the draft filled in as something was asked before. */
  askHelpAgain: '/help/ask/index?again=1',
  helpCase: (helpId: string): Path => `/help/detail/index?id=${helpId}`,
  /** `helping`: those that I help with. */
  myHelp: (show: 'asked' | 'helping' = 'asked'): Path => `/help/mine/index?show=${show}`,
  ready: '/help/ready/index',
  shelf: '/help/shelf/index',
  lending: (show: 'borrower' | 'owner' = 'borrower'): Path => `/help/lending/index?show=${show}`,
  loan: (loanId: string): Path => `/help/loan/index?id=${loanId}`,
  activities: '/teams/near/index',
  activity: (activityId: string): Path => `/teams/activity/index?id=${activityId}`,
  myActivities: '/teams/mine/index',
  teams: '/teams/list/index',
  team: (teamId: string): Path => `/teams/team/index?id=${teamId}`,
  proposeTeam: '/teams/propose/index',
  /** A new activity of a team, or of an area whose staff hold it. */
  composeActivity: (host: string): Path => `/teams/compose/index?host=${host}`,
  editActivity: (activityId: string): Path => `/teams/compose/index?id=${activityId}`,
  runActivity: (activityId: string): Path => `/teams/run/index?id=${activityId}`,
  teamDesk: (area = ''): Path => `/teams/desk/index${area && `?area=${area}`}`,
  helpDesk: (area = ''): Path => `/help/staff/index${area && `?area=${area}`}`,
  careOf: (subject: string, household: string): Path => `/care/notes/index?subject=${subject}&household=${household}`,
} as const

export const tabPaths: readonly Path[] = Object.values(tabs)

/** Shows a page; a tab is switched to, anything else comes on top. */
export function go(to: Path) {
  if (tabPaths.includes(to)) void Taro.switchTab({ url: to })
  else void Taro.navigateTo({ url: to })
}

/** Shows a page in place of this one. */
export function goInstead(to: Path) {
  if (tabPaths.includes(to)) void Taro.switchTab({ url: to })
  else void Taro.redirectTo({ url: to })
}

/** Goes back to the page before, or home if there is none. */
export function goBack() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: paths.home })
}
