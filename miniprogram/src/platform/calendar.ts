/** Putting something into the calendar of the phone: WeChat asks the person; a browser is given a file that the phone opens. */
import Taro from '@tarojs/taro'
import { say } from '../ui/toast/say.ts'
import { apiAddress } from './target.ts'

export interface Appointment {
  title: string
  beginsAt: string
  endsAt: string
  where: string
  /** The path of it as a calendar file. */
  path: string
}

const seconds = (at: string) => Math.floor(Date.parse(at) / 1000)

/** The whole address of a path of the API, for other programs. */
export const addressOf = (path: string): string =>
  process.env.TARO_ENV === 'h5' ? new URL(`${apiAddress}${path}`, window.location.href).href : `${apiAddress}${path}`

/** Use it from a tap. */
export async function addToCalendar({ title, beginsAt, endsAt, where, path }: Appointment): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    const link = document.createElement('a')
    link.href = addressOf(path)
    link.download = `${title}.ics`
    link.click()
    say('打开下载的文件，就加进日历了')
  } else {
    try {
      await Taro.addPhoneCalendar({
        title,
        startTime: seconds(beginsAt),
        endTime: String(seconds(endsAt)),
        location: where,
        alarm: true,
        alarmOffset: 60 * 60,
      })
      say('已加到手机日历')
    } catch {
      say('没有加上，可以在设置里允许使用日历')
    }
  }
}
