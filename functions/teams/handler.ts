import { allTeamRoutes } from '../../shared/teams/routes.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { photoUrls } from '../photos/urls.ts'
import { photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { liveSealer } from '../platform/seal/live.ts'
import { liveChecker } from '../wechat/live.ts'
import {
  dropMyCalendar,
  getActivityCalendar,
  getAreaCalendar,
  getMyCalendar,
  getOwnCalendar,
  makeMyCalendar,
} from './calendars.ts'
import { checkIn, checkOut, getCheckCode } from './check-in.ts'
import { composeActivity } from './compose-activity.ts'
import { agreeToTeam, appointLead, changeTeam, closeTeam, refuseTeam } from './decide-team.ts'
import { changeActivity, editActivity, publishActivity } from './edit-activity.ts'
import { getTeamFigures } from './figures.ts'
import { joinTeam, leaveTeam } from './join-team.ts'
import {
  getActivity,
  listActivities,
  listMyActivities,
  listOwnActivities,
  listTeamActivities,
} from './list-activities.ts'
import { getTeam, listMyTeams, listTeams } from './list-teams.ts'
import { acceptTeamMember, listTeamMembers, removeTeamMember } from './members.ts'
import type { TeamPorts } from './ports.ts'
import { proposeTeam } from './propose-team.ts'
import { reportActivity, showActivity } from './report-activity.ts'
import {
  callOffActivity,
  closeActivity,
  correctAttendance,
  discardActivity,
  endActivity,
  listAttendance,
} from './run-activity.ts'
import { cancelSignUp, signUp } from './sign-up.ts'

export const operations = {
  proposeTeam,
  listTeams,
  listMyTeams,
  getTeam,
  agreeToTeam,
  refuseTeam,
  changeTeam,
  appointLead,
  closeTeam,
  joinTeam,
  leaveTeam,
  listTeamMembers,
  acceptTeamMember,
  removeTeamMember,
  composeActivity,
  editActivity,
  publishActivity,
  discardActivity,
  changeActivity,
  callOffActivity,
  endActivity,
  correctAttendance,
  closeActivity,
  reportActivity,
  showActivity,
  listActivities,
  listTeamActivities,
  listOwnActivities,
  listMyActivities,
  getActivity,
  signUp,
  cancelSignUp,
  checkIn,
  checkOut,
  getCheckCode,
  listAttendance,
  getTeamFigures,
  getActivityCalendar,
  getAreaCalendar,
  getOwnCalendar,
  getMyCalendar,
  makeMyCalendar,
  dropMyCalendar,
}

export const handler = serve('teams', allTeamRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings }, process.env)
  const service = liveService('teams')
  const { clock } = service.ports
  const at = { bucket: config.PHOTO_BUCKET, region: config.AWS_REGION, endpoint: config.PHOTO_ENDPOINT, clock }
  const ports: TeamPorts = {
    ...service.ports,
    sealer: liveSealer(service.ports),
    photoUrls: photoUrls(at),
    checker: liveChecker(clock),
  }
  return { ...service, ports }
})
