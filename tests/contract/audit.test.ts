import { describe, expect, it } from 'vitest'
import type { Route } from '../../shared/route.ts'
import { type OperationId, operations } from '../../shared/routes.ts'

/** What staff call and the audit log doesn't hold, and why not. Whatever else staff change or look at, it holds. */
const unaudited: Partial<Record<OperationId, string>> = {
  // Told by a timeline of its own, chained by hash too, with who and when.
  acceptTicket: 'its timeline',
  replyToTicket: 'its timeline',
  resolveTicket: 'its timeline',
  passTicket: 'its timeline',
  reassignTicket: 'its timeline',
  returnTicket: 'its timeline',
  addStaffNote: 'its timeline',
  addTicketNote: 'its timeline, and the owner’s own words',
  confirmTicket: 'the owner alone',
  reopenTicket: 'the owner alone',
  rateTicket: 'the owner alone',
  withdrawTicket: 'the owner alone',
  supportTicket: 'a neighbour’s own voice',
  unsupportTicket: 'a neighbour’s own voice',
  showTicket: 'its timeline',
  makeTicketPrivate: 'the owner alone',
  listTicketQueue: 'cards without rooms; a ticket whole is audited',
  // Who serves is no secret among those who do.
  listServing: 'who serves, to who oversees',
  getServing: 'who serves, to who oversees',
  listShifts: 'who is on duty, to who serves there',
  getPlan: 'who is on duty, to who oversees there',
  listGaps: 'hours without anybody',
  listMyShifts: 'one’s own',
  listMySwaps: 'one’s own',
  // A list to work through; each of them whole is audited.
  listRequestQueue: 'cards; a request whole is audited',
  listJoinQueue: 'cards; an application whole is audited',
  // Those whom it concerns, not staff.
  addToRequest: 'the asker alone',
  withdrawRequest: 'the asker alone',
  saveCare: 'whom it is about, or who keeps their record at home',
  removeCare: 'whom it is about, or who keeps their record at home',
  matchJoin: 'the applicant alone',
  withdrawJoin: 'the applicant alone',
  inviteMember: 'members of the household',
  leaveHousehold: 'members of the household',
  moveHouse: 'members of the household',
  // What staff say to everybody; who wrote, agreed to and changed it stands in its timeline.
  draftNotice: 'its timeline',
  saveDraft: 'its timeline',
  copyNotice: 'its timeline',
  listNotices: 'what is said to everybody',
  listNoticesFor: 'what is said to everybody',
  getNotice: 'what is said to everybody',
  previewNotice: 'counts',
  readCap: 'reads what was pasted, and keeps nothing',
  fetchCap: 'reads what is public, and keeps nothing',
  previewWarning: 'counts',
  getDelivery: 'counts',
  requestFile: 'a file of one’s own, which nobody reads before it stands in a notice',
  checkFile: 'a file of one’s own, which nobody reads before it stands in a notice',
  getReach: 'counts',
  openNotice: 'the reader alone',
  confirmNotice: 'the reader alone',
  // What is said among neighbours, to those of the channel.
  reactToPost: 'a neighbour’s own voice',
  getPost: 'what was said in channels that they read; whom it is from, with reports, is audited',
  listReplies: 'what was said in channels that they read',
  editPost: 'the author alone',
  recallPost: 'the author alone',
  turnPost: 'the author alone',
  declineTicket: 'the author alone',
  appealPost: 'the author alone',
  reportPost: 'a neighbour’s own voice',
  blockAuthor: 'what one leaves out for oneself',
  listModerationQueue: 'cards; a post with its reports is audited',
  settleCall: 'its timeline, and the caller alone',
  listCalls: 'what was said in channels that they serve',
  // Told by the timeline of the alert, chained, with who and when; whoever looks at one whole is audited.
  listAlerts: 'cards, to who answers or watches; an alert whole is audited',
  seeAlert: 'who was told says that they saw it; kept with who was told',
  describeAlert: 'its timeline',
  pressAgain: 'its timeline, and who pressed alone',
  sayInAlert: 'its timeline',
  acknowledgeAlert: 'its timeline',
  joinAlert: 'its timeline',
  delayAlert: 'its timeline',
  arriveAtAlert: 'its timeline',
  stayAtAlert: 'its timeline',
  accountWitness: 'its timeline',
  handOverAlert: 'its timeline',
  resolveAlert: 'its timeline',
  callOffAlert: 'its timeline',
  cancelAlert: 'its timeline, and who raised it alone',
  takeBackAlert: 'its timeline, and who raised it alone',
  followAlert: 'who raised it alone, where they are',
  listPoints: 'places, and how they are kept',
  getPoint: 'a place, and how it is kept',
  inspectPoint: 'kept with the point, with who and when',
  showWish: 'its timeline',
  correctWish: 'its timeline',
  claimWish: 'its timeline, and the claimer alone',
  setWishDelivery: 'its timeline; the look that it allows is audited',
  fulfilWish: 'its timeline, and the claimer alone',
  giveBackWish: 'its timeline',
  refuseProof: 'its timeline',
  confirmWish: 'its timeline',
  thankForWish: 'its timeline',
  keepWish: 'its timeline',
  withdrawWish: 'its timeline',
  reportWish: 'a neighbour’s own voice',
  listWishQueue: 'cards without the family; a look at the family is audited',
  getWish: 'what it is and who claimed it; a look at the family is audited',
  getWishFigures: 'counts',
  listHoldings: 'who holds which post, to who serves there',
  getHolding: 'who holds which post, to who serves there',
  agreeHolding: 'its timeline',
  refuseHolding: 'its timeline',
  askRenewal: 'its timeline, and the holder alone',
  noteHours: 'its timeline, and the ledger',
  renewHolding: 'its timeline',
  endHolding: 'its timeline',
  giveUpHolding: 'its timeline, and the holder alone',
  listDevices: 'cards; a device whole is audited where it is somebody’s',
  getHoursFigures: 'counts',
  getWall: 'cards, to who watches; an alert whole is audited',
  listIncidents: 'what goes on in an area',
  stopDrill: 'its timeline',
  listDrills: 'how the service answered, nobody’s alert',
  getAlertReport: 'counts, and which staff were told',
  listTalks: 'cards, to who is to talk; an alert whole is audited',
  getEscalation: 'seconds',
  getDutyPhone: 'one’s own',
  saveDutyPhone: 'one’s own',
  listGapWarnings: 'when nobody is on duty where',
  getIncident: 'cards, to who watches; an alert whole is audited',
  noteIncident: 'its timeline',
  groupAlert: 'its timeline',
  ungroupAlert: 'its timeline',
  // Areas and numbers: nobody’s data.
  getRoll: 'counts',
  getAreaJob: 'areas',
  listAreaJobs: 'areas',
  listAreaChanges: 'areas, and which staff changed them',
  listGridGroups: 'areas',
  getCoverage: 'counts',
  checkAreas: 'areas',
  getImportTemplate: 'an empty table',
  listImports: 'files and counts',
  getImport: 'a file and counts',
  listImportErrors: 'rows and columns, not what stood there',
  checkImport: 'changes nothing; what is imported is audited',
  verifyAudit: 'says whether hashes fit, and nothing of what was done',
}

const byDeclaration = ({ access }: Route) => typeof access === 'object'

describe('what staff may call', () => {
  it('is audited, or stands in the list of what is not with a reason', () => {
    const missing = operations.filter(([id, route]) => byDeclaration(route) && !route.audit && !unaudited[id])
    expect(missing.map(([id]) => id)).toEqual([])
  })

  it('is in that list only while it is a route that is not audited', () => {
    const known = operations.filter(([, route]) => byDeclaration(route) && !route.audit).map(([id]) => id)
    expect(Object.keys(unaudited).filter((id) => !known.some((each) => each === id))).toEqual([])
  })

  it('is said in Chinese in the log, each in words of its own', () => {
    const words = operations.flatMap(([, { audit }]) => audit ?? [])
    for (const each of words) expect(each).toMatch(/^[\u4e00-\u9fff、（）]{2,20}$/)
    expect(new Set(words).size).toBe(words.length)
  })
})
