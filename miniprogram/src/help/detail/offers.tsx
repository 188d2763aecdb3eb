import { helpLifecycle } from '../../../../shared/help/lifecycle.ts'
import type { Help, HelpOffer } from '../../../../shared/help/request.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { distanceWords } from '../../words/help.ts'
import { momentWords } from '../../words/time.ts'
import { BlockButton } from '../parts/block-button.tsx'
import style from './detail.module.scss'
import { movesOf } from './moves-of.ts'
import { useDoing } from './use-doing.ts'
import { VetButton } from './vet-button.tsx'

/** Who offers, to who asked: one tap says yes to one of them. */
export function Offers({ me, help, now, reread }: { me: Me; help: Help; now: number; reread: () => void }) {
  const { busy, failure, act } = useDoing(me.id, help)
  const may = movesOf(help, now).some((move) => move === 'accept' || move === 'acceptLast')
  if (help.waiting.length === 0) return null

  async function accept({ helper }: HelpOffer) {
    await act('acceptOffer', 'accept', { helper }, `已选定，对方能看到${help.elsewhere ? '具体地点' : '您的房号'}了`)
    reread()
  }
  return (
    <Card title={`应答的邻居（${help.waiting.length}）`}>
      <Box as='ul' className={style.people} label='应答的邻居'>
        {help.waiting.map((offer) => (
          <Box as='li' key={offer.helper} className={style.person}>
            <Head title={offer.name}>
              {may && (
                <Button kind='main' busy={busy} label={`请${offer.name}帮忙`} onTap={() => void accept(offer)}>
                  {helpLifecycle.moves.accept.word}
                </Button>
              )}
            </Head>
            {offer.words && <Box>{offer.words}</Box>}
            <Soft>
              {distanceWords[offer.distance]}，{triedWords(offer)}，{momentWords(offer.at, now)} 应答
            </Soft>
            <BlockButton help={help} helper={offer.helper} name={offer.name} known={false} reread={reread} />
            <VetButton me={me} help={help} person={offer.helper} name={offer.name} />
          </Box>
        ))}
      </Box>
      <FieldError id='offers'>{failure?.fields?.helper ?? failure?.message}</FieldError>
    </Card>
  )
}

const triedWords = ({ helped, stars }: HelpOffer): string =>
  helped === 0 ? '第一次来帮忙' : `帮过 ${helped} 次${stars === undefined ? '' : `，平均 ${stars} 星`}`
