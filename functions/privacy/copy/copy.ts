/** A copy of all that is held of somebody. */
import type { CopySection } from '../../../shared/privacy/contract.ts'
import type { Actor } from '../../people/actor.ts'
import type { PrivacyPorts } from '../ports.ts'
import { aboutMe } from './about-me.ts'
import { aboutAlerts } from './alerts.ts'
import { aboutCare } from './care.ts'
import { aboutCases } from './cases.ts'
import { aboutDevices } from './devices.ts'
import { aboutHelp } from './help.ts'
import { aboutHours } from './hours.ts'
import { section } from './section.ts'
import { aboutTeams } from './teams.ts'
import { aboutWishes } from './wishes.ts'

/** What is held for a moment only, and is not about what someone told. */
const PASSING = section(
  'passing',
  '短时间保存的技术记录',
  '防止重复提交的记录（一天）、防止频繁尝试的计数（一小时至一天）、正在连接的设备（三小时）、没有附到诉求上的照片（一天）、接收时长的码（一天）、未确认的电脑登录（两分钟），到期自动删除。',
  [],
)

/** Section by section; those without anything are there too, and say so. */
export const copyOf = async (actor: Actor, ports: PrivacyPorts): Promise<CopySection[]> => [
  ...(await aboutMe(actor.id, ports)),
  ...(await aboutCare(actor, ports)),
  ...(await aboutCases(actor.id, ports)),
  ...(await aboutAlerts(actor.id, ports)),
  ...(await aboutDevices(actor.id, ports)),
  ...(await aboutWishes(actor, ports)),
  ...(await aboutTeams(actor.id, ports)),
  ...(await aboutHelp(actor.id, ports)),
  ...(await aboutHours(actor.id, ports)),
  PASSING,
]
