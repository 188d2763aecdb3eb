import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { workingDays } from '../../functions/platform/calendar.ts'

/** The end of a day in Shanghai. */
const end = (day: string) => new Date(`${day}T23:59:59.999+08:00`).toISOString()

describe('15 working days', () => {
  it.each([
    ['a plain stretch', '2026-03-02T01:00:00.000Z', '2026-03-23'],
    ['asked at night here, when it is the day before in UTC', '2026-03-01T17:00:00.000Z', '2026-03-23'],
    ['asked in the last minute of the day here', '2026-03-02T15:59:59.000Z', '2026-03-23'],
    ['asked on a Saturday', '2026-03-07T04:00:00.000Z', '2026-03-27'],
    // 25 to 27 September and 1 to 7 October are holidays, Sunday 20 September and Saturday 10 October are worked (国办发明电〔2025〕7号).
    ['over the holidays of October', '2026-09-18T01:00:00.000Z', '2026-10-15'],
  ])('%s', (_, from, day) => {
    expect(workingDays(from, 15)).toBe(end(day))
  })

  it('in a year whose holidays are not announced yet, count Monday to Friday', () => {
    expect(workingDays('2030-09-30T01:00:00.000Z', 5)).toBe(end('2030-10-07'))
  })

  it('are the same wherever the process runs', () => {
    const code = `import('./functions/platform/calendar.ts').then(c => console.log(c.workingDays('2026-09-18T01:00:00.000Z', 15)))`
    for (const TZ of ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])
      expect(
        execFileSync(process.execPath, ['-e', code], { env: { ...process.env, TZ } })
          .toString()
          .trim(),
        TZ,
      ).toBe(end('2026-10-15'))
  })
})
