import { allAreaRoutes } from '../../shared/areas/routes.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { addArea } from './add-area.ts'
import { changeGridGroup } from './change-grid-group.ts'
import { checkAreas } from './check-areas.ts'
import { closeArea } from './close-area.ts'
import { endGridGroup } from './end-grid-group.ts'
import { getArea } from './get-area.ts'
import { getAreaJob } from './get-area-job.ts'
import { getCoverage } from './get-coverage.ts'
import { listAreaChanges } from './list-area-changes.ts'
import { listAreaJobs } from './list-area-jobs.ts'
import { listAreas } from './list-areas.ts'
import { listGridGroups } from './list-grid-groups.ts'
import { makeGridGroup } from './make-grid-group.ts'
import { moveBuildings } from './move-buildings.ts'
import { renameArea } from './rename-area.ts'
import { searchAreas } from './search-areas.ts'

export const operations = {
  addArea,
  changeGridGroup,
  checkAreas,
  closeArea,
  endGridGroup,
  getArea,
  getAreaJob,
  getCoverage,
  listAreaChanges,
  listAreaJobs,
  listAreas,
  listGridGroups,
  makeGridGroup,
  moveBuildings,
  renameArea,
  searchAreas,
}

export const handler = serve('areas', allAreaRoutes, operations, () => liveService('areas'))
