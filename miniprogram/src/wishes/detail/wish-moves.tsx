/** What I can do with a wish: the lifecycle says which buttons there are. */
import { useState } from 'react'
import * as z from 'zod/mini'
import type { Me } from '../../../../shared/people/person.ts'
import { type WishMove, wishLifecycle } from '../../../../shared/wishes/lifecycle.ts'
import { type Wish, wishBodies } from '../../../../shared/wishes/wish.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { MoveSheet } from '../parts/move-sheet.tsx'
import { wishMoveIcons } from '../words.ts'
import { type FormMove, wishForms } from './wish-forms.ts'

const isFormMove = (move: WishMove): move is FormMove => move in wishForms
/** The one thing that is waited for stands out. */
const main: readonly WishMove[] = ['claim', 'fulfil', 'confirm', 'show', 'keep']
const mainFirst = (moves: readonly WishMove[]) =>
  [...moves].sort((one, other) => Number(main.includes(other)) - Number(main.includes(one)))

export function WishMoves({ me, wish, onChanged }: { me: Me; wish: Wish; onChanged: () => void }) {
  const [open, setOpen] = useState<FormMove>()
  if (wish.moves.length === 0) return null
  return (
    <Card>
      <Buttons>
        {mainFirst(wish.moves).map((move) =>
          isFormMove(move) ? (
            <Button
              key={move}
              kind={main.includes(move) ? 'main' : 'plain'}
              icon={wishMoveIcons[move]}
              onTap={() => setOpen(move)}
            >
              {wishLifecycle.moves[move].word}
            </Button>
          ) : (
            <Other key={move} move={move} wish={wish} onChanged={onChanged} />
          ),
        )}
      </Buttons>
      {open && (
        <Sheet
          me={me}
          wish={wish}
          move={open}
          onClose={(done) => {
            setOpen(undefined)
            if (done) onChanged()
          }}
        />
      )}
    </Card>
  )
}

function Other({ move, wish, onChanged }: { move: WishMove; wish: Wish; onChanged: () => void }) {
  const { busy, failure, act } = useAct()
  if (move === 'correct')
    return (
      <ButtonLink icon='pencil' to={paths.enterWish(wish.id)}>
        修改
      </ButtonLink>
    )
  if (move !== 'setDelivery') return null
  const delivery = wish.delivery === 'office' ? 'door' : 'office'
  async function change() {
    const params = { wishId: wish.id }
    const send = (key: string) => api.call('setWishDelivery', { params, body: { delivery }, key })
    const said = delivery === 'door' ? '认领人可以看到联系办法了' : '改为交到社区'
    if (await act({ delivery }, send, said)) onChanged()
  }
  return (
    <>
      <Button icon='truck' busy={busy} onTap={() => void change()}>
        {delivery === 'door' ? '请认领人送上门' : '改为交到社区'}
      </Button>
      <FieldError id='delivery'>{failure?.fields?.delivery ?? failure?.message}</FieldError>
    </>
  )
}

const nothing = z.object({})

function Sheet({ me, wish, move, onClose }: { me: Me; wish: Wish; move: FormMove; onClose: (done: boolean) => void }) {
  const { ask } = useAsking('helpMoved')
  const params = { wishId: wish.id }
  const common = { person: me.id, name: `${move}:${wish.id}`, form: wishForms[move], onClose }
  switch (move) {
    case 'claim':
      return (
        <MoveSheet
          {...common}
          body={wishBodies.claim}
          send={(body, key) => api.call('claimWish', { params, body, key })}
          ask={ask}
        />
      )
    case 'fulfil':
      return (
        <MoveSheet
          {...common}
          body={wishBodies.fulfil}
          send={(body, key) => api.call('fulfilWish', { params, body, key })}
        />
      )
    case 'giveBack':
      return (
        <MoveSheet
          {...common}
          body={wishBodies.reason}
          send={(body, key) => api.call('giveBackWish', { params, body, key })}
        />
      )
    case 'refuse':
      return (
        <MoveSheet
          {...common}
          body={wishBodies.reason}
          send={(body, key) => api.call('refuseProof', { params, body, key })}
        />
      )
    case 'confirm':
      return (
        <MoveSheet
          {...common}
          body={wishBodies.confirm}
          send={(body, key) => api.call('confirmWish', { params, body, key })}
        />
      )
    case 'thank':
      return (
        <MoveSheet
          {...common}
          body={wishBodies.thank}
          send={(body, key) => api.call('thankForWish', { params, body, key })}
        />
      )
    case 'withdraw':
      return (
        <MoveSheet
          {...common}
          body={wishBodies.reason}
          send={(body, key) => api.call('withdrawWish', { params, body, key })}
        />
      )
    case 'show':
      return <MoveSheet {...common} body={nothing} send={(_, key) => api.call('showWish', { params, key })} />
    case 'keep':
      return <MoveSheet {...common} body={nothing} send={(_, key) => api.call('keepWish', { params, key })} />
  }
}
