import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { aboutMe } from './copy/about-me.ts'
import { aboutAlerts } from './copy/alerts.ts'
import { aboutCare } from './copy/care.ts'
import { aboutCases } from './copy/cases.ts'
import { aboutDevices } from './copy/devices.ts'
import { aboutHelp } from './copy/help.ts'
import { aboutHours } from './copy/hours.ts'
import { section } from './copy/section.ts'
import { aboutTeams } from './copy/teams.ts'
import { aboutWishes } from './copy/wishes.ts'
import type { PrivacyPorts } from './ports.ts'

/** What is held for a moment only, and is not about what someone told. */
const PASSING = section(
  'passing',
  '短时间保存的技术记录',
  '防止重复提交的记录（一天）、防止频繁尝试的计数（一小时至一天）、正在连接的设备（三小时）、没有附到诉求上的照片（一天）、接收时长的码（一天）、未确认的电脑登录（两分钟），到期自动删除。',
  [],
)

/** All that is held of who asks (个人信息保护法 45), section by section; those without anything are there too, and say so. */
export const getMyData = operation('getMyData', {
  async run({ actor, now }, ports: PrivacyPorts) {
    const sections = [
      ...(await aboutMe(actor.id, ports)),
      ...(await aboutCare(actor, ports)),
      ...(await aboutCases(actor.id, ports)),
      ...(await aboutAlerts(actor.id, ports)),
      ...(await aboutDevices(actor.id, ports)),
      ...(await aboutWishes(actor, ports)),
      ...(await aboutTeams(actor.id, ports)),
      ...(await aboutHelp(actor.id, ports)),
      ...(await aboutHours(actor.id, ports)),
    ]
    return { madeAt: isoTime(now), sections: [...sections, PASSING] }
  },
})
