import { allIncidentRoutes } from '../../shared/incidents/routes.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { closeIncident } from './close-incident.ts'
import { getIncident } from './get-incident.ts'
import { getWall } from './get-wall.ts'
import { groupAlert, ungroupAlert } from './group-alert.ts'
import { listIncidents } from './list-incidents.ts'
import { noteIncident } from './note-incident.ts'
import { openIncident } from './open-incident.ts'
import { answerRoll } from './rolls/answer-roll.ts'
import { callRoll } from './rolls/call-roll.ts'
import { endRoll } from './rolls/end-roll.ts'
import { getRoll } from './rolls/get-roll.ts'
import { getRollDoors } from './rolls/get-roll-doors.ts'
import { listMyRolls } from './rolls/list-my-rolls.ts'
import { tickRollDoor, untickRollDoor } from './rolls/tick-roll-door.ts'

export const operations = {
  getWall,
  openIncident,
  listIncidents,
  getIncident,
  noteIncident,
  groupAlert,
  ungroupAlert,
  closeIncident,
  callRoll,
  endRoll,
  listMyRolls,
  answerRoll,
  getRoll,
  getRollDoors,
  tickRollDoor,
  untickRollDoor,
}

export const handler = serve('incidents', allIncidentRoutes, operations, () => liveService('incidents'))
