import { useLive } from '../live/live.ts'
import { clock } from '../platform/clock.ts'
import { say } from '../ui/toast/say.ts'
import { momentWords } from '../words/time.ts'

/** Says on whatever page that an area has nobody soon; the hub says which. */
export function useGapTold(): void {
  useLive((event) => {
    if (event.kind === 'frame' && event.frame.type === 'dutyGap')
      say(`${momentWords(event.frame.from, clock.now())}起有片区没人值班，请看工作台`)
  })
}
