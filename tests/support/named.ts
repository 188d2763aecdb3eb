/**
 * What the path of a route may name, by the name of its parameter: the tests that walk the route table call every route
 * with each of these. A parameter that isn't here fails them, so that no new route goes unwalked.
 */
import type { StoredPerson } from '../../functions/people/actor.ts'
import { belongsTo } from '../../functions/teams/team-policy.ts'
import { auditingRoles } from '../../shared/audit/contract.ts'
import { servesAt } from '../../shared/duty/policy.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles } from '../../shared/roles/roles.ts'
import type { Party } from '../../shared/route.ts'
import type { OperationId } from '../../shared/routes.ts'
import { alertKinds, alertRefusal, alertStanding } from './alerts.ts'
import { announcementKinds, announcementRefusal } from './announcements.ts'
import type { MemoryBucket } from './bucket.ts'
import { careStanding, residentsCare } from './care.ts'
import { sentPhoto, standing, ticketKinds } from './cases.ts'
import { channelKinds, channelRefusal, postKinds, postStanding } from './channels.ts'
import { deviceKinds, deviceRefusal } from './devices.ts'
import { building1, community, farBuilding, farGrid, grid2, people } from './district.ts'
import { sentFile } from './files.ts'
import { helpKindsNamed, helpStanding, needsHome } from './help.ts'
import { certificateKinds, certificateRefusal, moveKindsNamed, moveRefusal } from './hours.ts'
import { householdStanding, joinKinds, joinStanding, newcomersHousehold } from './households.ts'
import { waitingImport } from './imports.ts'
import { incidentKinds, incidentStanding, rollKinds, rollRefusal } from './incidents.ts'
import { interestKinds, interestRefusal, postRefusal } from './interests.ts'
import { loanKinds, loanStanding, thingKinds, thingRefusal } from './lending.ts'
import { noticeKinds, noticeStanding } from './notices.ts'
import { pointKinds, pointRefusal } from './points.ts'
import { requestKinds, requestStanding } from './requests.ts'
import { newWorker } from './serving.ts'
import { residentsSession } from './sessions.ts'
import type { Stage } from './stage.ts'
import {
  activityKinds,
  activityStanding,
  ownActivity,
  ownCalendar,
  teamKinds,
  teamRefusal,
  teamStanding,
} from './teams.ts'
import { sentVoice } from './voices.ts'
import { warningKinds, warningRefusal } from './warnings.ts'
import {
  holdingKinds,
  holdingStanding,
  servicePostKinds,
  servicePostRefusal,
  wishKinds,
  wishStanding,
} from './wishes.ts'

export interface Named {
  /** Each kind makes one and answers what the path says of it. */
  kinds: Record<string, (stage: Stage, bucket: MemoryBucket) => Promise<string>>
  /** How someone stands to it now, for routes whose access is by parties; by the pure policy. */
  parties?: (stage: Stage, person: StoredPerson, value: string) => Promise<Party[]>
  /** What it is refused with to this person, where the declaration alone doesn't say. */
  refusal?: (
    person: StoredPerson,
    value: string,
    params: Record<string, string>,
    operation: OperationId,
  ) => ErrorCode | undefined
}

export const named: Record<string, Named> = {
  area: {
    kinds: { 'the community': async () => community, 'a grid elsewhere': async () => farGrid },
    // A plan is for those too who serve in a part of its area.
    refusal: ({ roles }, area, _, operation) =>
      operation === 'listShifts' && !servesAt(roles, area) && !reaches(roles, overseeingRoles, area)
        ? 'notAllowed'
        : undefined,
  },
  person: {
    kinds: { 'a grid worker of the second grid': async (stage) => (await newWorker(stage)).id },
    refusal: ({ roles }, _, __, operation) => {
      // Who doesn't serve in one's own scope looks like nobody.
      const own = operation === 'getServing' ? overseeingRoles : operation === 'verifyAudit' ? auditingRoles : undefined
      return own && !reaches(roles, own, grid2) ? 'notFound' : undefined
    },
  },
  role: { kinds: { 'grid worker': async () => 'gridWorker' } },
  shift: { kinds: { "a shift that is nobody's": async () => `shf_${'0'.repeat(26)}` }, refusal: () => 'notFound' },
  swap: { kinds: { 'a swap that nobody asked for': async () => `swp_${'0'.repeat(26)}` }, refusal: () => 'notFound' },
  groupId: {
    kinds: { 'a grid group that is not there': async () => `grp_${'0'.repeat(26)}` },
    refusal: ({ roles }, _, { area }) =>
      area === community && reaches(roles, managingRoles, community) ? 'notFound' : undefined,
  },
  jobId: {
    kinds: { 'work that is not going on': async () => `job_${'0'.repeat(26)}` },
    refusal: ({ roles }, _, { area }) =>
      area === community && reaches(roles, overseeingRoles, community) ? 'notFound' : undefined,
  },
  importId: {
    kinds: { 'an import that waits for its file': waitingImport },
    // In another's area there is nothing to be found.
    refusal: ({ roles }) => {
      const managing = roles.filter(({ role }) => managingRoles.some((known) => known === role))
      return managing.length && !reaches(managing, managingRoles, community) ? 'notFound' : undefined
    },
  },
  kind: { kinds: { 'the roster': async () => 'households', areas: async () => 'areas' } },
  session: { kinds: { 'another session of the resident': residentsSession } },
  requestId: { kinds: requestKinds, parties: requestStanding },
  subject: { kinds: { "the resident's own care record": residentsCare }, parties: careStanding },
  building: { kinds: { 'a building': async () => building1, 'a building elsewhere': async () => farBuilding } },
  household: { kinds: { "the newcomer's household": newcomersHousehold }, parties: householdStanding },
  joinId: { kinds: joinKinds, parties: joinStanding },
  dependantId: {
    kinds: { 'a dependant that is not there': async () => `dep_${'0'.repeat(26)}` },
    refusal: () => 'notFound',
  },
  channel: {
    kinds: channelKinds,
    refusal: (person, channel, _, operation) => channelRefusal(person, channel, operation),
  },
  postId: {
    kinds: postKinds,
    parties: postStanding,
    refusal: (person, _, __, operation) => postRefusal(person, operation),
  },
  interest: {
    kinds: interestKinds,
    refusal: (person, _, __, operation) => interestRefusal(person, operation),
  },
  blockedKey: { kinds: { 'nobody who is blocked': async () => '0'.repeat(12) }, refusal: () => 'notFound' },
  warningId: { kinds: warningKinds, refusal: warningRefusal },
  file: {
    kinds: { 'a CAP document': async (stage) => `${await warningKinds['a warning for the community'](stage)}.xml` },
  },
  code: { kinds: { "a code that is nobody's": async () => 'ZZZZZ-ZZZZZ' } },
  ticketId: {
    kinds: ticketKinds,
    parties: standing,
  },
  helpId: { kinds: helpKindsNamed, parties: helpStanding },
  loanId: { kinds: loanKinds, parties: loanStanding },
  thingId: { kinds: thingKinds, refusal: (person, _, __, operation) => thingRefusal(person, operation) },
  alertId: { kinds: alertKinds, parties: alertStanding, refusal: alertRefusal },
  pointId: { kinds: pointKinds, refusal: pointRefusal },
  wishId: { kinds: wishKinds, parties: wishStanding },
  servicePostId: { kinds: servicePostKinds, refusal: servicePostRefusal },
  holdingId: { kinds: holdingKinds, parties: holdingStanding },
  deviceId: { kinds: deviceKinds, refusal: deviceRefusal },
  moveId: { kinds: moveKindsNamed, refusal: (person, _, { area }) => moveRefusal(person, area) },
  certificateId: { kinds: certificateKinds, refusal: certificateRefusal },
  incidentId: { kinds: incidentKinds, parties: incidentStanding },
  rollId: { kinds: rollKinds, refusal: rollRefusal },
  noticeId: { kinds: noticeKinds, parties: noticeStanding },
  announcementId: { kinds: announcementKinds, refusal: announcementRefusal },
  teamId: { kinds: teamKinds, parties: teamStanding, refusal: teamRefusal },
  activityId: { kinds: activityKinds, parties: activityStanding },
  calendarFile: { kinds: { 'the community’s calendar': async () => `${community}.ics` } },
  activityFile: { kinds: { 'an activity as a calendar': async (stage) => `${await ownActivity(stage)}.ics` } },
  ownCalendarFile: { kinds: { 'a calendar of one’s own': ownCalendar } },
  fileId: {
    kinds: { 'a file of the community staff': sentFile },
    refusal: ({ id }) => (id === people.communityStaff.id ? undefined : 'notFound'),
  },
  voiceId: {
    kinds: { 'a voice of the resident': sentVoice },
    refusal: ({ id }) => (id === people.resident.id ? undefined : 'notFound'),
  },
  photoId: {
    kinds: { 'a photo of the resident': sentPhoto },
    refusal: ({ id }) => (id === people.resident.id ? undefined : 'notFound'),
  },
}

/** Routes whose body names somebody who is not there: what hears who may do it to those who are. */
export const nobodyInBody: Partial<Record<OperationId, (person: StoredPerson) => ErrorCode | undefined>> = {
  grantRoles: ({ roles }) => (reaches(roles, managingRoles, grid2) ? 'notFound' : undefined),
  revokeRoles: ({ roles }) => (reaches(roles, managingRoles, grid2) ? 'notFound' : undefined),
  planShifts: () => 'notFound',
  openHelp: needsHome,
  saveReady: needsHome,
  addThing: needsHome,
  listThings: needsHome,
  proposeTeam: (person) => (belongsTo(person, grid2) ? undefined : 'notAllowed'),
}
