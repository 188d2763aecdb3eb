import { isSilent } from '../../../../shared/alerts/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useSeconds } from '../../live/use-seconds.ts'
import { go, paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { say } from '../../ui/toast/say.ts'
import style from './alarm.module.scss'
import { EtaTiles } from './eta-tiles.tsx'
import { hush, markSeen, rereadRinging } from './ringing.ts'
import { type Alarm, isAnswered } from './rings.ts'
import { useShout } from './use-shout.ts'
import { againWords, besideWords, faceWords, goingWords, kindIcon, kindWord, placeWords, whoWords } from './words.ts'

interface AlarmFaceProps {
  alarm: Alarm
  seen: boolean
  /** How many ring beside it: said above the buttons, where no screen is too low to show it. */
  others: number
}

/** What rings, where, for how long, and what one can say to it. */
export function AlarmFace({ alarm: { card }, seen, others }: AlarmFaceProps) {
  const now = useSeconds()
  const { busy, failure, act } = useAct()
  const answered = isAnswered(card)
  const shouts = !seen && (!answered || isSilent(card))
  const { sounding, sound } = useShout(shouts)
  const params = { alertId: card.id }
  const goes = card.moves.includes('acknowledge') || card.moves.includes('joinIn')

  async function answer(eta: number) {
    markSeen(card.id)
    const operation = answered ? 'joinAlert' : 'acknowledgeAlert'
    const gone = await act({ operation, eta }, (key) => api.call(operation, { params, body: { eta }, key }))
    // Somebody was quicker, perhaps: then it is read who, and one may go too.
    if (!gone) return rereadRinging()
    open()
  }
  /** One may think better of it: it stays in the list. */
  function decline() {
    hush(card.id)
    if (goes) say('您这里不响了。改主意了，到工作台的“居民求助”里打开')
  }
  function open() {
    hush(card.id)
    go(paths.answerAlert(card.id))
  }

  return (
    <>
      <Box className={style.head}>
        {card.drill && <Box className={style.drill}>演练 · 不是真的求助</Box>}
        <Box className={style.kind}>
          <Icon name={kindIcon(card.kind)} className={style.kindIcon} />
          <Box as='h2'>{kindWord(card.kind)}</Box>
        </Box>
        <Box className={style.place}>{placeWords(card)}</Box>
        <Box>{whoWords(card)}</Box>
        <Box className={style.clock} label={`已经 ${faceWords(now - Date.parse(card.raisedAt))}`}>
          <Icon name='timer' /> {faceWords(now - Date.parse(card.raisedAt))}
        </Box>
        {card.again > 0 && <Box>{againWords(card)}，更紧急了</Box>}
        {card.witnessCount > 0 && <Box>{besideWords(card)}</Box>}
        {others > 0 && <Box className={style.more}>另外还有 {others} 起求助在响，先答复这一起</Box>}
      </Box>
      <Box className={style.body}>
        {isSilent(card) && <Box role='status'>到场的人很久没有回话，请联系或过去看看。</Box>}
        {answered && (
          <Box className={style.answered} role='status'>
            <Icon name='footprints' /> {goingWords(card, now) ?? '已经有人去了'}
          </Box>
        )}
        {goes && (
          <>
            <Box as='h3' className={style.ask}>
              {answered ? '我也去，几分钟到？' : '我去，几分钟到？'}
            </Box>
            <EtaTiles word={answered ? '我也去' : '我去'} busy={busy} onChoose={(eta) => void answer(eta)} />
          </>
        )}
        <FieldError id='alarm'>{failure?.message}</FieldError>
        {shouts && sounding !== 'on' && sounding !== undefined && (
          <Box className={style.mute} role='status'>
            <Box>
              <Icon name='volume-2' />{' '}
              {sounding === 'refused' ? '浏览器要您点一下才让响铃。' : '这台设备放不出声音，请留意屏幕。'}
            </Box>
            {sounding === 'refused' && <Button onTap={sound}>打开铃声</Button>}
          </Box>
        )}
        <Box className={style.buttons}>
          <Button wide icon='eye' onTap={open}>
            看详情
          </Button>
          {shouts && (
            <Button wide icon='bell-off' onTap={() => markSeen(card.id)}>
              看到了，先停铃
            </Button>
          )}
          <Button wide icon='x' onTap={decline}>
            {answered ? '知道了，我不去' : goes ? '我去不了' : '知道了'}
          </Button>
        </Box>
        {goes && !answered && <Box className={style.soft}>点“我去不了”只让您这里不响，其他人照样会被通知。</Box>}
      </Box>
    </>
  )
}
